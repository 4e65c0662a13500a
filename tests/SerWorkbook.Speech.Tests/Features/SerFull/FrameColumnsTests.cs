using SerWorkbook.Speech.Features.SerFull;

namespace SerWorkbook.Speech.Tests.Features.SerFull;

public sealed class FrameColumnsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(1_000)]
    public void Gives_back_what_went_in_from_memory_and_from_the_file(int frames)
    {
        var columns = new FrameColumns(columns: 3, blockFrames: 4, blocksInMemory: 3);
        for (var round = 0; round < 2; round++)
        {
            for (var frame = 0; frame < frames; frame++)
            {
                columns.Add([frame, -frame, frame + 0.1f * round]);
            }

            Assert.Equal(frames, columns.Frames);
            var values = new float[frames];
            columns.Read(1, values);
            Assert.Equal(Enumerable.Range(0, frames).Select(frame => (float)-frame), values);
            columns.Read(2, values);
            Assert.Equal(Enumerable.Range(0, frames).Select(frame => frame + 0.1f * round), values);
            columns.Clear();
        }
    }
}
