using System.Runtime.InteropServices;
using SerWorkbook.Samples;

namespace SerWorkbook.Native.Tests;

/// <summary>Tells the classes for Unity and Godot where the library is, once for the process.</summary>
internal static class NativeLibraryPlace
{
    private static readonly Lock Once = new();
    private static string? _library;

    public static void Resolve(string library)
    {
        lock (Once)
        {
            if (_library is null)
            {
                _library = library;
                NativeLibrary.SetDllImportResolver(
                    typeof(NativeEmotionModel).Assembly,
                    (name, _, _) => name == "libserworkbook" ? NativeLibrary.Load(library) : 0
                );
            }
        }
    }
}
