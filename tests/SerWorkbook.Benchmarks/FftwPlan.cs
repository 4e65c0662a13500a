using System.Runtime.InteropServices;

namespace SerWorkbook.Benchmarks;

/// <summary>A real transform of the single-precision FFTW library, planned as patiently as it offers.</summary>
internal sealed partial class FftwPlan : IDisposable
{
    public const string Library = "libfftw3f.so.3";

    // FFTW_PATIENT of fftw3.h.
    private const uint Patient = 1u << 5;

    private readonly nint _input;
    private readonly nint _output;
    private readonly nint _plan;

    public FftwPlan(float[] signal)
    {
        _input = Allocate((nuint)signal.Length * sizeof(float));
        _output = Allocate((nuint)(signal.Length + 2) * sizeof(float));

        // Planning overwrites the input.
        _plan = Plan(signal.Length, _input, _output, Patient);
        Marshal.Copy(signal, 0, _input, signal.Length);
    }

    public static bool IsInstalled
    {
        get
        {
            var found = NativeLibrary.TryLoad(Library, out var handle);
            if (found)
            {
                NativeLibrary.Free(handle);
            }

            return found;
        }
    }

    public void Execute() => Execute(_plan);

    public void Dispose()
    {
        Destroy(_plan);
        Free(_input);
        Free(_output);
    }

    [DllImport(Library, EntryPoint = "fftwf_plan_dft_r2c_1d")]
    private static extern nint Plan(int size, nint input, nint output, uint flags);

    [DllImport(Library, EntryPoint = "fftwf_execute")]
    [SuppressGCTransition]
    private static extern void Execute(nint plan);

    [DllImport(Library, EntryPoint = "fftwf_destroy_plan")]
    private static extern void Destroy(nint plan);

    [DllImport(Library, EntryPoint = "fftwf_malloc")]
    private static extern nint Allocate(nuint bytes);

    [DllImport(Library, EntryPoint = "fftwf_free")]
    private static extern void Free(nint memory);
}
