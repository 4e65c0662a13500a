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

    /// <summary>Refuses memory that does not hold a structure of this version, before any work.</summary>
    /// <param name="pointer">The memory.</param>
    /// <param name="name">The argument's name for error messages.</param>
    /// <param name="type">The structure's name.</param>
    /// <param name="given">The size that the caller wrote into it.</param>
    /// <param name="wanted">Its size.</param>
    /// <exception cref="NativeFault">The pointer is null, or the size is another.</exception>
    public static void Require(void* pointer, string name, string type, uint given, uint wanted)
    {
        Require(pointer, name);
        if (given != wanted)
        {
            throw NativeFault.Argument($"struct_bytes of the {name} is {given}; it must be sizeof({type}), {wanted}.");
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
