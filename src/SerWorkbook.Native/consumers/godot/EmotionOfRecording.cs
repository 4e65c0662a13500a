using Godot;
using SerWorkbook.Samples;

/// <summary>
/// Prints the emotion of a WAV file. For Godot 4 with .NET: put NativeEmotionModel.cs into the project and libserworkbook (on
/// x64 both files) beside the executable, or into the folder of the project while it runs in the editor. A project on .NET 10
/// can reference the package SerWorkbook.Speech instead.
/// </summary>
public partial class EmotionOfRecording : Node
{
    [Export(PropertyHint.GlobalFile, "*.ser,*.json")]
    public string Bundle { get; set; }

    [Export(PropertyHint.GlobalFile, "*.wav")]
    public string Recording { get; set; }

    public override void _Ready()
    {
        using var model = new NativeEmotionModel(Bundle);
        GD.Print(model.PredictFile(Recording).Answer);
    }
}
