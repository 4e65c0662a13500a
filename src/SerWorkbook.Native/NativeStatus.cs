namespace SerWorkbook.Native;

/// <summary>What a function of the library returns; <c>ser_status</c> of the header.</summary>
internal enum NativeStatus
{
    Good = 0,
    Argument = 1,
    Handle = 2,
    Busy = 3,
    Model = 4,
    Audio = 5,
    Internal = 6,
}
