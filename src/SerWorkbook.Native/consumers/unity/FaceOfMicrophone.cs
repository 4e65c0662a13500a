using SerWorkbook.Samples;
using UnityEngine;

/// <summary>
/// Moves the blend shapes of a face after the emotion in the microphone's voice. Put libserworkbook (on x64 both files) into
/// Assets/Plugins, the two files of consumers/csharp and emotion.ser.bytes into Assets, and this component on the object whose mesh has
/// blend shapes with ARKit's names. Of a built game, say in its credits what the notice of the model says.
/// </summary>
[RequireComponent(typeof(SkinnedMeshRenderer))]
public sealed class FaceOfMicrophone : MonoBehaviour
{
    private const int SampleRate = 16000;
    private const int KeptSeconds = 2;
    private const float FullWeight = 100;

    [SerializeField]
    private TextAsset _bundle;

    private readonly int[] _shapes = new int[NativeEmotionTracker.FaceShapes];
    private SkinnedMeshRenderer _face;
    private NativeEmotionTracker _tracker;
    private AudioClip _microphone;
    private int _heard;

    private void OnEnable()
    {
        _face = GetComponent<SkinnedMeshRenderer>();
        for (var i = 0; i < _shapes.Length; i++)
        {
            _shapes[i] = _face.sharedMesh.GetBlendShapeIndex(NativeEmotionTracker.ShapeName(i));
        }

        using (var model = new NativeEmotionModel(_bundle.bytes, _bundle.name))
        {
            _tracker = new NativeEmotionTracker(model, SampleRate);
        }

        _microphone = Microphone.Start(null, true, KeptSeconds, SampleRate);
        _heard = 0;
    }

    private void OnDisable()
    {
        Microphone.End(null);
        _tracker.Dispose();
    }

    private void Update()
    {
        Hear();
        while (_tracker.TryRead(out var item))
        {
            Debug.Log($"{item.SoundSeconds:0.0} s: {item.Answer}");
        }

        var weights = _tracker.Advance(Time.deltaTime).Weights;
        for (var i = 0; i < _shapes.Length; i++)
        {
            if (_shapes[i] >= 0)
            {
                _face.SetBlendShapeWeight(_shapes[i], FullWeight * weights[i]);
            }
        }
    }

    // What the microphone has recorded since the last frame.
    private void Hear()
    {
        var count = (Microphone.GetPosition(null) - _heard + _microphone.samples) % _microphone.samples;
        if (count == 0)
        {
            return;
        }

        var samples = new float[count];
        _microphone.GetData(samples, _heard);
        _tracker.Push(samples, count);
        _heard = (_heard + count) % _microphone.samples;
    }
}
