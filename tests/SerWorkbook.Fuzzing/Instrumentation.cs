using SharpFuzz;

namespace SerWorkbook.Fuzzing;

/// <summary>Rewrites the readers beside this program so that they report which branches they take.</summary>
internal static class Instrumentation
{
    private static readonly string[] Assemblies =
    [
        "SerWorkbook.Speech.dll",
        "SerWorkbook.dll",
        "SerWorkbook.Notebooks.dll",
        "SerWorkbook.Kernel.dll",
        "NLayer.dll",
        "NVorbis.dll",
    ];

    /// <summary>Rewrites the assemblies of a folder that are not rewritten yet.</summary>
    /// <param name="folder">The folder of this program.</param>
    /// <returns>The exit code.</returns>
    public static int Apply(string folder)
    {
        foreach (var file in Assemblies.Select(name => Path.Combine(folder, name)).Where(File.Exists))
        {
            try
            {
                Fuzzer.Instrument(file, _ => true, Options.Value);
            }
            catch (InstrumentationException)
            {
                // It was copied by an earlier build, and is rewritten already.
            }
        }

        return 0;
    }
}
