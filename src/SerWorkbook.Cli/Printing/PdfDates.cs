using System.Text;

namespace SerWorkbook.Cli.Printing;

/// <summary>Takes the time of printing out of a PDF, so that the same page gives the same bytes.</summary>
internal static class PdfDates
{
    // Offsets in the file must stay: the digits are replaced one by one.
    private static readonly byte[][] Starts = [.. new[] { "/CreationDate (D:", "/ModDate (D:" }.Select(Encoding.ASCII.GetBytes)];
    private static readonly byte[] Epoch = Encoding.ASCII.GetBytes("19700101000000");

    /// <summary>Sets the dates of creation and change to the start of 1970.</summary>
    /// <param name="pdf">The file, whose bytes are changed in place.</param>
    /// <returns>The same bytes.</returns>
    public static byte[] Remove(byte[] pdf)
    {
        foreach (var start in Starts)
        {
            for (var at = 0; pdf.AsSpan(at).IndexOf(start) is >= 0 and var found; at += found + start.Length)
            {
                var digits = pdf.AsSpan(at + found + start.Length);
                for (var i = 0; i < Epoch.Length && i < digits.Length && char.IsAsciiDigit((char)digits[i]); i++)
                {
                    digits[i] = Epoch[i];
                }
            }
        }

        return pdf;
    }
}
