using SerWorkbook.Cli;
using SerWorkbook.Cli.Setup;

RuntimeStart.Settle(args);
return await SerCommand.RunAsync(args).ConfigureAwait(false);
