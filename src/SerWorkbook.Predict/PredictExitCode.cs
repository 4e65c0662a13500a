namespace SerWorkbook.Predict;

/// <summary>What <c>ser-predict</c> hands back to the shell; the codes are those of <c>ser</c>.</summary>
internal static class PredictExitCode
{
    public const int Good = 0;

    /// <summary>Wrong usage or input that cannot be used.</summary>
    public const int BadInput = 1;

    /// <summary>A fault of the program itself.</summary>
    public const int Fault = 70;
}
