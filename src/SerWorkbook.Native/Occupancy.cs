namespace SerWorkbook.Native;

/// <summary>Lets one thread at a time use an object, and refuses others instead of letting them wait.</summary>
/// <param name="kind">The kind of object, such as "stream", for error messages.</param>
internal sealed class Occupancy(string kind)
{
    private int _taken;

    /// <summary>Takes the object until the result is disposed.</summary>
    /// <exception cref="NativeFault">Another thread is using it.</exception>
    public Turn Enter() =>
        Interlocked.Exchange(ref _taken, 1) == 0
            ? new Turn(this)
            : throw new NativeFault(NativeStatus.Busy, $"Another thread is using the {kind}.");

    /// <summary>The time that a thread uses the object.</summary>
    public readonly ref struct Turn(Occupancy occupancy)
    {
        private readonly Occupancy _occupancy = occupancy;

        public void Dispose() => Volatile.Write(ref _occupancy._taken, 0);
    }
}
