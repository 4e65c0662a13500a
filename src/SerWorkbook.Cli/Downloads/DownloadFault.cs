namespace SerWorkbook.Cli.Downloads;

/// <summary>A failure of a download that another attempt may not meet.</summary>
/// <param name="message">What happened, as the rest of a sentence that starts with the address.</param>
/// <param name="retryAfter">When the server asks to be tried again; <see langword="null"/> where it does not say.</param>
/// <param name="innerException">The technical cause.</param>
internal sealed class DownloadFault(string message, TimeSpan? retryAfter = null, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>When the server asks to be tried again.</summary>
    public TimeSpan? RetryAfter => retryAfter;
}
