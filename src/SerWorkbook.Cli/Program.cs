using SerWorkbook.Cli;

return await SerCommand.RunAsync(args).ConfigureAwait(false);
