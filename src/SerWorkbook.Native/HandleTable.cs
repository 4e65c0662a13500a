using System.Collections.Concurrent;

namespace SerWorkbook.Native;

/// <summary>The open objects of one kind by their handles.</summary>
/// <remarks>A handle is a number that is never used again, not an address: a wrong one is not found and cannot do harm.</remarks>
/// <param name="kind">The kind, such as "model", for error messages.</param>
/// <param name="first">The first handle; each kind has its own, so that the handle of one kind is never one of another.</param>
internal sealed class HandleTable<T>(string kind, int first)
    where T : class
{
    private const int Kinds = 4;

    private readonly ConcurrentDictionary<nint, T> _open = new();
    private long _opened = -1;

    /// <summary>Opens an object.</summary>
    /// <returns>Its handle.</returns>
    public nint Add(T value)
    {
        var handle = (nint)(first + Kinds * Interlocked.Increment(ref _opened));
        _open[handle] = value;
        return handle;
    }

    /// <summary>Finds the object of a handle.</summary>
    /// <exception cref="NativeFault">It is not open.</exception>
    public T Find(nint handle) => _open.TryGetValue(handle, out var value) ? value : throw Unknown(handle);

    /// <summary>Closes an object.</summary>
    /// <returns>Whether it was open.</returns>
    public bool Remove(nint handle) => _open.TryRemove(handle, out _);

    private NativeFault Unknown(nint handle) =>
        new(
            NativeStatus.Handle,
            handle == 0 ? $"The {kind} is NULL; one that is open is needed." : $"The {kind} is not open: it was closed, or is not a {kind}."
        );
}
