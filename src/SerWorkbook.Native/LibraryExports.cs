using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace SerWorkbook.Native;

/// <summary>What the library says of itself.</summary>
internal static unsafe class LibraryExports
{
    private const int AbiVersion = 1;

    private static readonly nint VersionText = NativeText.Keep(
        typeof(LibraryExports).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0]
    );

    private static readonly nint ProcessorText = NativeText.Keep(
        RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant() + (Avx2.IsSupported ? " with AVX2" : "")
    );

    private static readonly nint[] StatusTexts =
    [
        NativeText.Keep("there is no error"),
        NativeText.Keep("an argument is NULL, negative, out of range or not UTF-8"),
        NativeText.Keep("the handle is closed or unknown"),
        NativeText.Keep("another thread is using the stream"),
        NativeText.Keep("the model cannot be read or used"),
        NativeText.Keep("the audio cannot be read or used"),
        NativeText.Keep("a fault of the library, or no memory is left"),
    ];

    private static readonly nint UnknownStatus = NativeText.Keep("there is no such status");

    [UnmanagedCallersOnly(EntryPoint = "ser_version")]
    public static nint Version() => VersionText;

    [UnmanagedCallersOnly(EntryPoint = "ser_abi_version")]
    public static int Abi() => AbiVersion;

    [UnmanagedCallersOnly(EntryPoint = "ser_processor")]
    public static nint Processor() => WideLibrary.Processor is null ? ProcessorText : WideLibrary.Processor();

    [UnmanagedCallersOnly(EntryPoint = "ser_status_text")]
    public static nint StatusText(int status) => status >= 0 && status < StatusTexts.Length ? StatusTexts[status] : UnknownStatus;
}
