using BenchmarkDotNet.Running;
using SerWorkbook.Benchmarks;

// "--quick" runs everything that the filter names in this process with few iterations: about a minute, but less exact.
var quick = args.Contains("--quick");
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run([.. args.Where(arg => arg != "--quick")], new SpeechConfig(quick));
