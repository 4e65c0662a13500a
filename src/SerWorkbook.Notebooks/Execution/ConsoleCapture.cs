namespace SerWorkbook.Notebooks.Execution;

/// <summary>Leads what cells write to the console to their outputs; whatever else writes there is not touched.</summary>
internal static class ConsoleCapture
{
    private static readonly Lock Gate = new();
    private static TextWriter? s_out;
    private static TextWriter? s_error;
    private static TextReader? s_in;

    /// <summary>Stands between the process and its console, unless that is so already.</summary>
    public static void Install()
    {
        lock (Gate)
        {
            // The console wraps what it is given, so what it gives back afterwards is what is compared.
            if (Console.Out != s_out)
            {
                Console.SetOut(new CellWriter("stdout", Console.Out));
                s_out = Console.Out;
            }

            if (Console.Error != s_error)
            {
                Console.SetError(new CellWriter("stderr", Console.Error));
                s_error = Console.Error;
            }

            if (Console.In != s_in)
            {
                Console.SetIn(new CellReader(Console.In));
                s_in = Console.In;
            }
        }
    }
}
