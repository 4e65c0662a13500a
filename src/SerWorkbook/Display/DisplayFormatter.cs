namespace SerWorkbook.Display;

/// <summary>Formats values of one type for one MIME type, in the shape that notebook hosts look for.</summary>
/// <remarks>Hosts find the two public members by reflection; their names and parameters are the contract.</remarks>
internal sealed class DisplayFormatter<T>(string mimeType, Func<T, string> format)
{
    public string MimeType { get; } = mimeType;

    public bool Format(object instance, TextWriter writer)
    {
        if (instance is not T value)
        {
            return false;
        }

        writer.Write(format(value));
        return true;
    }
}
