using SerWorkbook.Fuzzing;

// Before anything of the readers is loaded: they are rewritten.
return args is ["instrument", var folder] ? Instrumentation.Apply(folder) : FuzzProgram.Run(args);
