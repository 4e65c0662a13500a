using System;
using Godot;
using SerWorkbook.Samples;

/// <summary>
/// Moves the blend shapes of a face after the emotion in a voice. For Godot 4 with .NET: put the two files of consumers/csharp into the
/// project and libserworkbook (on x64 both files) beside the executable. The voice is what goes through the first effect of the bus
/// "Voice", an AudioEffectCapture: play an AudioStreamMicrophone there, with audio input enabled in the settings of the project.
/// </summary>
public partial class FaceOfCapture : MeshInstance3D
{
    private readonly int[] _shapes = new int[NativeEmotionTracker.FaceShapes];
    private AudioEffectCapture _capture;
    private NativeEmotionTracker _tracker;

    [Export(PropertyHint.GlobalFile, "*.ser,*.json")]
    public string Bundle { get; set; }

    [Signal]
    public delegate void EmotionShownEventHandler(string answer);

    public override void _Ready()
    {
        _capture = (AudioEffectCapture)AudioServer.GetBusEffect(AudioServer.GetBusIndex("Voice"), 0);
        using (var model = new NativeEmotionModel(Bundle))
        {
            _tracker = new NativeEmotionTracker(model, (int)AudioServer.GetMixRate());
        }

        for (var i = 0; i < _shapes.Length; i++)
        {
            _shapes[i] = FindBlendShapeByName(NativeEmotionTracker.ShapeName(i));
        }
    }

    public override void _ExitTree() => _tracker.Dispose();

    public override void _Process(double delta)
    {
        var stereo = _capture.GetBuffer(_capture.GetFramesAvailable());
        _tracker.Push(Array.ConvertAll(stereo, frame => (frame.X + frame.Y) / 2), stereo.Length);
        while (_tracker.TryRead(out var item))
        {
            EmitSignal(SignalName.EmotionShown, item.Answer);
        }

        var weights = _tracker.Advance(delta).Weights;
        for (var i = 0; i < _shapes.Length; i++)
        {
            if (_shapes[i] >= 0)
            {
                SetBlendShapeValue(_shapes[i], weights[i]);
            }
        }
    }
}
