using System.Security.Cryptography;
using SerWorkbook.Speech.Bundles;

namespace SerWorkbook.Speech.Tests.Prediction;

public sealed class Sha256Tests
{
    [Fact]
    public void Hashes_as_the_library_of_NET_does()
    {
        var random = new SeededRandom(1, "hash");
        foreach (var length in Enumerable.Range(0, 200).Concat([1_000, 65_536, 1_000_003]))
        {
            var content = new byte[length];
            for (var i = 0; i < length; i++)
            {
                content[i] = (byte)random.Next(256);
            }

            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), Sha256.HexOf(content));
        }
    }
}
