namespace SerWorkbook.Notebooks.Execution;

/// <summary>Leads what cells write to the console to their outputs; whatever else writes there is not touched.</summary>
internal static class ConsoleCapture
{
    private static readonly Lock Gate = new();
    private static TextWriter? _out;
    private static TextWriter? _error;
    private static TextReader? _in;

    /// <summary>Stands between the process and its console, unless that is so already.</summary>
    public static void Install()
    {
        lock (Gate)
        {
            // The console wraps what it is given, so what it gives back afterwards is what is compared.
            if (Console.Out != _out)
            {
                Console.SetOut(new CellWriter("stdout", Console.Out));
                _out = Console.Out;
            }

            if (Console.Error != _error)
            {
                Console.SetError(new CellWriter("stderr", Console.Error));
                _error = Console.Error;
            }

            if (Console.In != _in)
            {
                Console.SetIn(new CellReader(Console.In));
                _in = Console.In;
            }
        }
    }
}
