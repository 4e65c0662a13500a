namespace SerWorkbook.Native;

/// <summary>Memory that callers give the library for a result.</summary>
internal static unsafe class NativeOutput
{
    /// <summary>Refuses a null pointer.</summary>
    /// <exception cref="NativeFault">The pointer is null.</exception>
    public static void Require(void* pointer, string name)
    {
        if (pointer is null)
        {
            throw NativeFault.Argument($"{name} is NULL; memory for the result is needed.");
        }
    }

    /// <summary>Clears a handle, so that none is left where the call fails.</summary>
    /// <exception cref="NativeFault">The pointer is null.</exception>
    public static void Clear(nint* handle, string name)
    {
        Require(handle, name);
        *handle = 0;
    }
}
