namespace SerWorkbook.Speech.Features.SerFull;

/// <summary>Working memory that grows to the longest recording and is then kept.</summary>
internal static class WorkMemory
{
    /// <summary>Makes room; what was there is lost where there was too little.</summary>
    public static void Reserve<T>(ref T[] memory, int length)
    {
        if (memory.Length < length)
        {
            memory = new T[length];
        }
    }
}
