using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Speech.Features;

/// <summary>All descriptors of a clip over time.</summary>
/// <param name="Descriptors">What the columns are, in order.</param>
/// <param name="Values">Frames x descriptors; a descriptor of voiced frames only is 0 in the others.</param>
/// <param name="F0">The F0 of the same frames.</param>
/// <param name="FrameTimes">The middle of each frame, seconds.</param>
public sealed record DescriptorTrack(
    IReadOnlyList<Descriptor> Descriptors, FrameMatrix Values, F0Track F0, IReadOnlyList<double> FrameTimes)
{
    /// <summary>One descriptor over time.</summary>
    /// <param name="name">The descriptor's name.</param>
    /// <returns>One value a frame.</returns>
    /// <exception cref="SerException">There is no descriptor of that name.</exception>
    public float[] this[string name]
    {
        get
        {
            for (var column = 0; column < Descriptors.Count; column++)
            {
                if (Descriptors[column].Name == name)
                {
                    return Values.Column(column);
                }
            }

            throw new SerException($"There is no descriptor '{name}'; there are: {string.Join(", ", Descriptors.Select(d => d.Name))}.");
        }
    }
}
