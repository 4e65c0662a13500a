using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace SerWorkbook.Native;

/// <summary>Whether the processor has the instructions of x86-64-v3, AVX2 among them.</summary>
/// <remarks>Asked of the processor itself: in code that is compiled ahead of time, <c>Avx2.IsSupported</c> is a constant.</remarks>
internal static class WideProcessor
{
    // FMA, SSE4.2, MOVBE, POPCNT, saving of registers by the system, AVX, F16C.
    private const int Basic = 1 << 12 | 1 << 20 | 1 << 22 | 1 << 23 | 1 << 27 | 1 << 28 | 1 << 29;

    // BMI1, AVX2, BMI2.
    private const int Extended = 1 << 3 | 1 << 5 | 1 << 8;

    // LZCNT.
    private const int Vendor = 1 << 5;

    private const int ExtendedLeaf = 7;
    private const int VendorLeaf = unchecked((int)0x80000001);

    public static bool IsPresent =>
        RuntimeInformation.ProcessArchitecture == Architecture.X64
        && X86Base.IsSupported
        && X86Base.CpuId(0, 0).Eax >= ExtendedLeaf
        && (X86Base.CpuId(1, 0).Ecx & Basic) == Basic
        && (X86Base.CpuId(ExtendedLeaf, 0).Ebx & Extended) == Extended
        && (X86Base.CpuId(VendorLeaf, 0).Ecx & Vendor) == Vendor;
}
