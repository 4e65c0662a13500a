namespace SerWorkbook.Notebooks.Packages;

/// <summary>A package cannot be had; the message says which and why in one sentence.</summary>
internal class PackageException(string message, Exception? innerException = null) : Exception(message, innerException);
