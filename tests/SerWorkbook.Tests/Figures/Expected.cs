namespace SerWorkbook.Tests.Figures;

/// <summary>The files that outputs are compared with; they lie in the folder Expected next to the test.</summary>
internal static class Expected
{
    public static byte[] Bytes(string folder, string file)
    {
        var name = $"SerWorkbook.Tests.{folder}.Expected.{file}";
        using var stream =
            typeof(Expected).Assembly.GetManifestResourceStream(name)
            ?? throw new FileNotFoundException($"{folder}/Expected/{file} is not part of the test assembly.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    public static void Same(string folder, string file, string actual)
    {
        var expected = System.Text.Encoding.UTF8.GetString(Bytes(folder, file));
        if (expected == actual)
        {
            return;
        }

        var place = expected.Zip(actual).TakeWhile(pair => pair.First == pair.Second).Count();
        Assert.Fail(
            $"{folder}/Expected/{file} differs from letter {place} on.\nexpected: …{Around(expected, place)}…\nactual:   "
                + $"…{Around(actual, place)}…\n"
                + $"If the change is meant, replace the file by {Keep(file, System.Text.Encoding.UTF8.GetBytes(actual))}."
        );
    }

    public static string Keep(string file, byte[] actual)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "actual", file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, actual);
        return path;
    }

    private static string Around(string text, int place) =>
        text[Math.Max(0, place - 40)..Math.Min(text.Length, place + 80)].ReplaceLineEndings("\\n");
}
