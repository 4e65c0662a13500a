using SerWorkbook.Cli;
using SerWorkbook.Cli.Setup;

VectorWidth.Settle();
return await SerCommand.RunAsync(args).ConfigureAwait(false);
