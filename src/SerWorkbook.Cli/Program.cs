using SerWorkbook.Cli;

VectorWidth.Settle();
return await SerCommand.RunAsync(args).ConfigureAwait(false);
