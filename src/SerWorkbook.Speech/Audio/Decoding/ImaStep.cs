namespace SerWorkbook.Speech.Audio.Decoding;

/// <summary>One channel of IMA ADPCM: a predicted value and the size of the next step.</summary>
/// <remarks>Follows the recommended practices of the Interactive Multimedia Association (1992).</remarks>
internal struct ImaStep
{
    private static ReadOnlySpan<short> Steps =>
        [
            7,
            8,
            9,
            10,
            11,
            12,
            13,
            14,
            16,
            17,
            19,
            21,
            23,
            25,
            28,
            31,
            34,
            37,
            41,
            45,
            50,
            55,
            60,
            66,
            73,
            80,
            88,
            97,
            107,
            118,
            130,
            143,
            157,
            173,
            190,
            209,
            230,
            253,
            279,
            307,
            337,
            371,
            408,
            449,
            494,
            544,
            598,
            658,
            724,
            796,
            876,
            963,
            1060,
            1166,
            1282,
            1411,
            1552,
            1707,
            1878,
            2066,
            2272,
            2499,
            2749,
            3024,
            3327,
            3660,
            4026,
            4428,
            4871,
            5358,
            5894,
            6484,
            7132,
            7845,
            8630,
            9493,
            10442,
            11487,
            12635,
            13899,
            15289,
            16818,
            18500,
            20350,
            22385,
            24623,
            27086,
            29794,
            32767,
        ];

    private static ReadOnlySpan<sbyte> Changes => [-1, -1, -1, -1, 2, 4, 6, 8];

    private int _value;
    private int _index;

    /// <summary>Starts a block.</summary>
    public ImaStep(short value, int index)
    {
        _value = value;
        _index = Math.Clamp(index, 0, Steps.Length - 1);
    }

    /// <summary>Whether this is what was rounded to the 9 bits of a packet's head.</summary>
    public readonly bool Continues(ImaStep rounded) => _index == rounded._index && Math.Abs(_value - rounded._value) < 1 << 7;

    /// <summary>The next sample from a code of 4 bits.</summary>
    public short Next(int code)
    {
        var step = Steps[_index];
        var change = (step >> 3) + ((code & 1) != 0 ? step >> 2 : 0) + ((code & 2) != 0 ? step >> 1 : 0) + ((code & 4) != 0 ? step : 0);
        _value = Math.Clamp((code & 8) != 0 ? _value - change : _value + change, short.MinValue, short.MaxValue);
        _index = Math.Clamp(_index + Changes[code & 7], 0, Steps.Length - 1);
        return (short)_value;
    }
}
