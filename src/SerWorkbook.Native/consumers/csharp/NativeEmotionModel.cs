using System;
using System.Runtime.InteropServices;
using System.Text;

namespace SerWorkbook.Samples
{
    /// <summary>A model of libserworkbook, for C# without NuGet: Unity (also with IL2CPP) and Godot. C# 9, .NET Standard 2.1.</summary>
    /// <remarks>Programs on .NET 10 reference the package SerWorkbook.Speech instead.</remarks>
    public sealed class NativeEmotionModel : IDisposable
    {
        private const string Library = "libserworkbook";
        private const int ErrorBytes = 1024;
        private const int LabelBytes = 128;
        private const int MostLabels = 64;

        private IntPtr _model;

        /// <summary>Opens a bundle, a model file, or a folder that holds either.</summary>
        public NativeEmotionModel(string path)
        {
            var error = new byte[ErrorBytes];
            Require(ser_open(ToUtf8(path), out _model, error, ErrorBytes), error);
        }

        /// <summary>Opens the content of a bundle or a model file, such as a TextAsset of Unity.</summary>
        public NativeEmotionModel(byte[] content, string name)
        {
            var error = new byte[ErrorBytes];
            Require(ser_open_memory(content, content.Length, ToUtf8(name), out _model, error, ErrorBytes), error);
        }

        internal IntPtr Handle => _model;

        /// <summary>The name of an emotion.</summary>
        public string LabelOf(int index)
        {
            var text = new byte[LabelBytes];
            Require(ser_label(_model, index, text, LabelBytes), text);
            return FromUtf8(text);
        }

        /// <summary>Predicts from mono samples, full scale ±1.</summary>
        public NativePrediction Predict(float[] samples, int sampleRate)
        {
            var error = new byte[ErrorBytes];
            var raw = new NativePrediction { StructBytes = (uint)Marshal.SizeOf<NativePrediction>() };
            Require(ser_predict(_model, samples, samples.Length, sampleRate, ref raw, error, ErrorBytes), error);
            return raw;
        }

        /// <summary>Predicts from a WAV file.</summary>
        public NativePrediction PredictFile(string path)
        {
            var error = new byte[ErrorBytes];
            var raw = new NativePrediction { StructBytes = (uint)Marshal.SizeOf<NativePrediction>() };
            Require(ser_predict_file(_model, ToUtf8(path), ref raw, error, ErrorBytes), error);
            return raw;
        }

        /// <summary>Closes the model.</summary>
        public void Dispose()
        {
            _ = ser_close(_model);
            _model = IntPtr.Zero;
        }

        private static void Require(int status, byte[] error)
        {
            if (status != 0)
            {
                throw new InvalidOperationException($"libserworkbook: {FromUtf8(error)} (status {status})");
            }
        }

        private static byte[] ToUtf8(string text) => Encoding.UTF8.GetBytes(text + "\0");

        internal static string FromUtf8(byte[] text) => Encoding.UTF8.GetString(text, 0, Math.Max(0, Array.IndexOf(text, (byte)0)));

        [DllImport(Library)]
        private static extern int ser_open(byte[] path, out IntPtr model, byte[] error, long errorBytes);

        [DllImport(Library)]
        private static extern int ser_open_memory(
            byte[] content,
            long contentBytes,
            byte[] name,
            out IntPtr model,
            byte[] error,
            long errorBytes
        );

        [DllImport(Library)]
        private static extern int ser_close(IntPtr model);

        [DllImport(Library)]
        private static extern int ser_label(IntPtr model, int index, byte[] text, long textBytes);

        [DllImport(Library)]
        private static extern int ser_predict(
            IntPtr model,
            float[] samples,
            long count,
            int sampleRate,
            ref NativePrediction prediction,
            byte[] error,
            long errorBytes
        );

        [DllImport(Library)]
        private static extern int ser_predict_file(
            IntPtr model,
            byte[] path,
            ref NativePrediction prediction,
            byte[] error,
            long errorBytes
        );

        /// <summary>What a model says of a clip; <c>ser_prediction</c> of serworkbook.h.</summary>
        [StructLayout(LayoutKind.Sequential)]
        public struct NativePrediction
        {
            /// <summary>The size of this structure.</summary>
            public uint StructBytes;

            /// <summary>Index of the most probable emotion; to be used only without doubt.</summary>
            public int Label;

            /// <summary>0 no doubt, 1 low confidence, 2 unlike the training data, 3 no speech.</summary>
            public int Doubt;

            /// <summary>The number of probabilities.</summary>
            public int LabelCount;

            /// <summary>The probability of the most probable emotion.</summary>
            public double Confidence;

            /// <summary>One per label.</summary>
            [MarshalAs(UnmanagedType.ByValArray, SizeConst = MostLabels)]
            public double[] Probabilities;

            [MarshalAs(UnmanagedType.ByValArray, SizeConst = LabelBytes)]
            private byte[] _answer;

            /// <summary>An emotion, "unsure" or "no speech".</summary>
            public string Answer => FromUtf8(_answer);
        }
    }
}
