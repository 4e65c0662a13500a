namespace SerWorkbook.Native;

/// <summary>Memory that callers give the library to read.</summary>
internal static unsafe class NativeInput
{
    /// <summary>Samples as they were given.</summary>
    /// <exception cref="NativeFault">The pointer is null, or the number is negative or too large.</exception>
    public static ReadOnlySpan<float> Samples(float* samples, long count) =>
        new(Checked(samples, count, Array.MaxLength, "samples", "count"), (int)count);

    /// <summary>A file in memory.</summary>
    /// <exception cref="NativeFault">The pointer is null, or the size is negative.</exception>
    public static UnmanagedMemoryStream Content(byte* content, long bytes) =>
        new((byte*)Checked(content, bytes, long.MaxValue, "content", "content_bytes"), bytes);

    private static void* Checked(void* pointer, long length, long most, string name, string lengthName) =>
        length < 0 || length > most ? throw NativeFault.Argument($"{lengthName} is {length}; it must be from 0 to {most}.")
        : pointer is null && length > 0 ? throw NativeFault.Argument($"{name} is NULL, but {lengthName} is {length}.")
        : pointer is null ? throw NativeFault.Argument($"{name} is NULL.")
        : pointer;
}
