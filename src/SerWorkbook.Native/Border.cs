using SerWorkbook.Speech;

namespace SerWorkbook.Native;

/// <summary>The border of the library: no exception crosses it.</summary>
internal static unsafe class Border
{
    /// <summary>Does the work of a function.</summary>
    /// <param name="error">Takes the sentence of a fault, or an empty text; may be null.</param>
    /// <param name="errorBytes">Room for it.</param>
    /// <param name="work">The work.</param>
    /// <returns>What the function returns.</returns>
    public static int Call(byte* error, long errorBytes, Action work)
    {
        var (status, sentence) = Attempt(work);
        NativeText.Write(error, errorBytes, sentence);
        return (int)status;
    }

    private static (NativeStatus Status, string Sentence) Attempt(Action work)
    {
        try
        {
            work();
            return (NativeStatus.Good, "");
        }
        catch (NativeFault fault)
        {
            return (fault.Status, fault.Message);
        }
        catch (InvalidAudioException fault)
        {
            return (NativeStatus.Audio, fault.Message);
        }
        catch (SerException fault)
        {
            return (NativeStatus.Model, fault.Message);
        }
        catch (OutOfMemoryException)
        {
            return (NativeStatus.Internal, "There is not enough memory.");
        }
        catch (Exception fault)
        {
            return (NativeStatus.Internal, $"A fault of libserworkbook: {fault.GetType().Name}: {fault.Message}");
        }
    }
}
