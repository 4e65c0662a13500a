using System;
using System.Runtime.InteropServices;
using System.Text;

namespace SerWorkbook.Samples
{
    /// <summary>
    /// Follows the emotion of live speech with libserworkbook, and moves a face after it, for C# without NuGet: Unity (also with IL2CPP)
    /// and Godot. C# 9, .NET Standard 2.1. Use it from one thread at a time.
    /// </summary>
    public sealed class NativeEmotionTracker : IDisposable
    {
        /// <summary>Number of blend shapes, those of ARKit.</summary>
        public const int FaceShapes = 52;

        private const string Library = "libserworkbook";
        private const int ErrorBytes = 1024;
        private const int LabelBytes = 128;
        private const int MostLabels = 64;

        private readonly byte[] _error = new byte[ErrorBytes];
        private IntPtr _tracker;

        /// <summary>Opens a tracker of mono samples.</summary>
        /// <param name="model">The model; it may be closed afterwards.</param>
        /// <param name="sampleRate">8,000 to 192,000 Hz.</param>
        /// <param name="settings">An object of JSON such as <c>{"hopSeconds": 0.1}</c>; the defaults where it is left out.</param>
        public NativeEmotionTracker(NativeEmotionModel model, int sampleRate, string settings = null)
        {
            var text = settings == null ? null : Encoding.UTF8.GetBytes(settings + "\0");
            Require(ser_tracker_open(model.Handle, sampleRate, text, out _tracker, _error, ErrorBytes));
        }

        /// <summary>The name of a blend shape, such as <c>jawOpen</c>, 0 to <see cref="FaceShapes"/> - 1.</summary>
        public static string ShapeName(int index)
        {
            var text = new byte[LabelBytes];
            _ = ser_face_shape(index, text, LabelBytes);
            return NativeEmotionModel.FromUtf8(text);
        }

        /// <summary>Takes the next samples, full scale ±1.</summary>
        public void Push(float[] samples, int count) => Require(ser_tracker_push(_tracker, samples, count, _error, ErrorBytes));

        /// <summary>Reads the next event.</summary>
        public bool TryRead(out Event item)
        {
            item = new Event { StructBytes = (uint)Marshal.SizeOf<Event>() };
            Require(ser_tracker_next(_tracker, ref item, out var found, _error, ErrorBytes));
            return found != 0;
        }

        /// <summary>What is heard and shown at present.</summary>
        public State Read()
        {
            var state = new State { StructBytes = (uint)Marshal.SizeOf<State>() };
            Require(ser_tracker_read(_tracker, ref state, _error, ErrorBytes));
            return state;
        }

        /// <summary>Moves the face by the seconds since the last call, such as those of a frame.</summary>
        public Face Advance(double seconds)
        {
            var face = new Face { StructBytes = (uint)Marshal.SizeOf<Face>() };
            Require(ser_tracker_face(_tracker, seconds, ref face, _error, ErrorBytes));
            return face;
        }

        /// <summary>Ends the stream.</summary>
        public void Complete() => Require(ser_tracker_complete(_tracker, _error, ErrorBytes));

        /// <summary>Begins another stream.</summary>
        public void Reset() => Require(ser_tracker_reset(_tracker, _error, ErrorBytes));

        /// <summary>Closes the tracker.</summary>
        public void Dispose()
        {
            _ = ser_tracker_close(_tracker);
            _tracker = IntPtr.Zero;
        }

        private void Require(int status)
        {
            if (status != 0)
            {
                throw new InvalidOperationException($"libserworkbook: {NativeEmotionModel.FromUtf8(_error)} (status {status})");
            }
        }

        [DllImport(Library)]
        private static extern int ser_tracker_open(
            IntPtr model,
            int sampleRate,
            byte[] settings,
            out IntPtr tracker,
            byte[] error,
            long errorBytes
        );

        [DllImport(Library)]
        private static extern int ser_tracker_push(IntPtr tracker, float[] samples, long count, byte[] error, long errorBytes);

        [DllImport(Library)]
        private static extern int ser_tracker_next(IntPtr tracker, ref Event item, out int found, byte[] error, long errorBytes);

        [DllImport(Library)]
        private static extern int ser_tracker_read(IntPtr tracker, ref State state, byte[] error, long errorBytes);

        [DllImport(Library)]
        private static extern int ser_tracker_face(IntPtr tracker, double seconds, ref Face face, byte[] error, long errorBytes);

        [DllImport(Library)]
        private static extern int ser_face_shape(int index, byte[] text, long textBytes);

        [DllImport(Library)]
        private static extern int ser_tracker_complete(IntPtr tracker, byte[] error, long errorBytes);

        [DllImport(Library)]
        private static extern int ser_tracker_reset(IntPtr tracker, byte[] error, long errorBytes);

        [DllImport(Library)]
        private static extern int ser_tracker_close(IntPtr tracker);

        /// <summary>What a tracker noticed; <c>ser_tracker_event</c> of serworkbook.h.</summary>
        [StructLayout(LayoutKind.Sequential)]
        public struct Event
        {
            /// <summary>The size of this structure.</summary>
            public uint StructBytes;

            /// <summary>0 another emotion, 1 speech started, 2 speech ended, 3 a rule was met.</summary>
            public int Kind;

            /// <summary>Index of the emotion that is shown; -1 at rest and in doubt.</summary>
            public int Label;

            /// <summary>0 no doubt, 1 low confidence, 2 unlike the training data, 3 no speech.</summary>
            public int Doubt;

            /// <summary>When it was noticed, seconds of sound.</summary>
            public double Seconds;

            /// <summary>The time in the sound that it concerns.</summary>
            public double SoundSeconds;

            /// <summary>The smoothed probability of the emotion.</summary>
            public double Confidence;

            [MarshalAs(UnmanagedType.ByValArray, SizeConst = LabelBytes)]
            private byte[] _answer;

            [MarshalAs(UnmanagedType.ByValArray, SizeConst = LabelBytes)]
            private byte[] _rule;

            /// <summary>An emotion, "unsure" or "no speech".</summary>
            public string Answer => NativeEmotionModel.FromUtf8(_answer);

            /// <summary>The name of the rule; empty for other kinds.</summary>
            public string Rule => NativeEmotionModel.FromUtf8(_rule);
        }

        /// <summary>What a tracker hears and shows; <c>ser_tracker_state</c> of serworkbook.h.</summary>
        [StructLayout(LayoutKind.Sequential)]
        public struct State
        {
            /// <summary>The size of this structure.</summary>
            public uint StructBytes;

            /// <summary>Index of the emotion that is shown; -1 at rest and in doubt.</summary>
            public int Label;

            /// <summary>0 no doubt, 1 low confidence, 2 unlike the training data, 3 no speech.</summary>
            public int Doubt;

            /// <summary>The number of probabilities.</summary>
            public int LabelCount;

            /// <summary>1 while somebody speaks.</summary>
            public int Speaking;

            /// <summary>Utterances that the tracker has adapted to.</summary>
            public int Utterances;

            /// <summary>Windows that have ended.</summary>
            public long Hops;

            /// <summary>Windows that the model was asked about.</summary>
            public long Predictions;

            /// <summary>Seconds of sound.</summary>
            public double Seconds;

            /// <summary>The smoothed probability of the emotion.</summary>
            public double Confidence;

            /// <summary>dB of full scale.</summary>
            public double LevelDb;

            /// <summary>dB of full scale.</summary>
            public double NoiseFloorDb;

            /// <summary>One per label.</summary>
            [MarshalAs(UnmanagedType.ByValArray, SizeConst = MostLabels)]
            public double[] Probabilities;

            [MarshalAs(UnmanagedType.ByValArray, SizeConst = LabelBytes)]
            private byte[] _answer;

            /// <summary>An emotion, "unsure" or "no speech".</summary>
            public string Answer => NativeEmotionModel.FromUtf8(_answer);
        }

        /// <summary>A face; <c>ser_face</c> of serworkbook.h.</summary>
        [StructLayout(LayoutKind.Sequential)]
        public struct Face
        {
            /// <summary>The size of this structure.</summary>
            public uint StructBytes;

            /// <summary>-1 (unpleasant) to 1 (pleasant).</summary>
            public float Valence;

            /// <summary>-1 (calm) to 1 (excited).</summary>
            public float Arousal;

            /// <summary>0 to 1, in the order of <see cref="ShapeName"/>.</summary>
            [MarshalAs(UnmanagedType.ByValArray, SizeConst = FaceShapes)]
            public float[] Weights;
        }
    }
}
