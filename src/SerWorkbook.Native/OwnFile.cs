using System.Globalization;
using System.Runtime.InteropServices;

namespace SerWorkbook.Native;

/// <summary>The file that this library was loaded from.</summary>
internal static unsafe partial class OwnFile
{
    private const string Mappings = "/proc/self/maps";
    private const uint FromAddress = 4;
    private const uint WithoutReference = 2;
    private const int LongestPath = 32_768;

    /// <summary>Its path; <see langword="null"/> where the system does not tell.</summary>
    public static string? Path =>
        OperatingSystem.IsWindows() ? PathOnWindows()
        : File.Exists(Mappings) ? FindMapping(Address)
        : null;

    private static nuint Address => (nuint)(delegate* <string?>)&PathOnWindows;

    // Each line is "from-to rights offset device inode path", addresses in hexadecimal digits.
    private static string? FindMapping(nuint address)
    {
        foreach (var line in File.ReadLines(Mappings))
        {
            var fields = line.Split(' ', 6, StringSplitOptions.RemoveEmptyEntries);
            var range = fields[0].Split('-');
            if (
                nuint.Parse(range[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture) <= address
                && address < nuint.Parse(range[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture)
            )
            {
                return fields.Length == 6 ? fields[5] : null;
            }
        }

        return null;
    }

    private static string? PathOnWindows()
    {
        if (GetModuleHandleEx(FromAddress | WithoutReference, Address, out var module) == 0)
        {
            return null;
        }

        var path = new char[LongestPath];
        fixed (char* start = path)
        {
            var length = GetModuleFileName(module, start, LongestPath);
            return length is > 0 and < LongestPath ? new string(path, 0, (int)length) : null;
        }
    }

    [LibraryImport("kernel32", EntryPoint = "GetModuleHandleExW")]
    private static partial int GetModuleHandleEx(uint flags, nuint address, out nint module);

    [LibraryImport("kernel32", EntryPoint = "GetModuleFileNameW")]
    private static partial uint GetModuleFileName(nint module, char* path, uint length);
}
