using System.Runtime.InteropServices;
using System.Text;
using SerWorkbook.Speech;

namespace SerWorkbook.Export;

/// <summary>The functions of a libserworkbook that was loaded; see <c>serworkbook.h</c>.</summary>
internal sealed class NativeLibraryFunctions
{
    private const int AbiVersion = 1;
    private const int ErrorBytes = 1024;
    private const int LabelBytes = 128;
    private const int MostLabels = 64;

    private readonly OpenFunction _open;
    private readonly Closing _close;
    private readonly LabelFunction _label;
    private readonly PredictFunction _predict;
    private readonly SpeakerOpening _openSpeaker;
    private readonly EnrolFunction _enrol;
    private readonly BindFunction _bind;
    private readonly Closing _closeSpeaker;

    private NativeLibraryFunctions(nint library)
    {
        Processor = Marshal.PtrToStringUTF8(Find<TextFunction>(library, "ser_processor")()) ?? "";
        _open = Find<OpenFunction>(library, "ser_open");
        _close = Find<Closing>(library, "ser_close");
        _label = Find<LabelFunction>(library, "ser_label");
        _predict = Find<PredictFunction>(library, "ser_predict_file");
        _openSpeaker = Find<SpeakerOpening>(library, "ser_speaker_open");
        _enrol = Find<EnrolFunction>(library, "ser_enrol_file");
        _bind = Find<BindFunction>(library, "ser_for_speaker");
        _closeSpeaker = Find<Closing>(library, "ser_speaker_close");
    }

    private delegate nint TextFunction();

    private delegate int NumberFunction();

    private delegate int OpenFunction(byte[] path, out nint model, byte[] error, long errorBytes);

    private delegate int Closing(nint handle);

    private delegate int LabelFunction(nint model, int index, byte[] text, long textBytes);

    private delegate int PredictFunction(nint model, byte[] path, ref RawPrediction prediction, byte[] error, long errorBytes);

    private delegate int SpeakerOpening(nint model, byte[]? profile, out nint speaker, byte[] error, long errorBytes);

    private delegate int EnrolFunction(nint speaker, byte[] path, byte[] error, long errorBytes);

    private delegate int BindFunction(nint model, nint speaker, out nint bound, byte[] error, long errorBytes);

    /// <summary>The processor that the library's code in use was compiled for.</summary>
    public string Processor { get; }

    /// <summary>Loads a library. It stays loaded: code that was compiled ahead of time cannot be unloaded.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="SerException">It cannot be loaded, or is not a libserworkbook of this version.</exception>
    public static NativeLibraryFunctions Load(string path)
    {
        try
        {
            var library = NativeLibrary.Load(Path.GetFullPath(path));
            var version = Find<NumberFunction>(library, "ser_abi_version")();
            return version == AbiVersion
                ? new NativeLibraryFunctions(library)
                : throw new SerException($"{path}: the interface of this libserworkbook has version {version}; {AbiVersion} is needed.");
        }
        catch (Exception fault) when (fault is DllNotFoundException or BadImageFormatException)
        {
            throw new SerException(
                File.Exists(path)
                    ? $"{path}: this file cannot be loaded as a native library of this system."
                    : $"{path}: there is no such file; a libserworkbook is needed.",
                fault
            );
        }
        catch (EntryPointNotFoundException fault)
        {
            throw new SerException($"{path}: this native library is not a libserworkbook.", fault);
        }
    }

    /// <summary>Opens a model.</summary>
    public nint Open(string path)
    {
        var error = new byte[ErrorBytes];
        return Require(_open(ToUtf8(path), out var model, error, ErrorBytes), error, model);
    }

    /// <summary>Opens a model for a speaker.</summary>
    /// <param name="model">The model.</param>
    /// <param name="clips">WAV files of the speaker.</param>
    public nint Bind(nint model, IEnumerable<string> clips)
    {
        var error = new byte[ErrorBytes];
        var speaker = Require(_openSpeaker(model, null, out var opened, error, ErrorBytes), error, opened);
        try
        {
            foreach (var clip in clips)
            {
                _ = Require(_enrol(speaker, ToUtf8(clip), error, ErrorBytes), error, 0);
            }

            return Require(_bind(model, speaker, out var bound, error, ErrorBytes), error, bound);
        }
        finally
        {
            _ = _closeSpeaker(speaker);
        }
    }

    /// <summary>Closes a model.</summary>
    public void Close(nint model) => _close(model);

    /// <summary>Predicts a WAV file.</summary>
    public RuntimeAnswer Predict(nint model, string clip)
    {
        var error = new byte[ErrorBytes];
        var raw = new RawPrediction { StructBytes = (uint)Marshal.SizeOf<RawPrediction>() };
        _ = Require(_predict(model, ToUtf8(clip), ref raw, error, ErrorBytes), error, 0);
        var label = new byte[LabelBytes];
        _ = Require(_label(model, raw.Label, label, LabelBytes), label, 0);
        return new RuntimeAnswer(FromUtf8(raw.Answer), FromUtf8(label), raw.Probabilities[..raw.LabelCount]);
    }

    private static nint Require(int status, byte[] error, nint handle) =>
        status == 0 ? handle : throw new SerException($"libserworkbook: {FromUtf8(error)}");

    private static T Find<T>(nint library, string name)
        where T : Delegate => Marshal.GetDelegateForFunctionPointer<T>(NativeLibrary.GetExport(library, name));

    private static byte[] ToUtf8(string text) => Encoding.UTF8.GetBytes(text + "\0");

    private static string FromUtf8(byte[] text) => Encoding.UTF8.GetString(text.AsSpan(0, Math.Max(0, text.AsSpan().IndexOf((byte)0))));

    [StructLayout(LayoutKind.Sequential)]
    private struct RawPrediction
    {
        public uint StructBytes;
        public int Label;
        public int Doubt;
        public int LabelCount;
        public double Confidence;

        [MarshalAs(UnmanagedType.ByValArray, SizeConst = MostLabels)]
        public double[] Probabilities;

        [MarshalAs(UnmanagedType.ByValArray, SizeConst = LabelBytes)]
        public byte[] Answer;
    }
}
