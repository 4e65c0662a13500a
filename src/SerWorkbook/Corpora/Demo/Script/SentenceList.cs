using System.Collections.Immutable;

namespace SerWorkbook.Corpora.Demo.Script;

/// <summary>The sentences of the demo corpus, written for it.</summary>
/// <remarks>Their meaning favours no emotion, and together they hold every sound of the phoneme table but /ʒ/.</remarks>
internal static class SentenceList
{
    /// <summary>All sentences, by id.</summary>
    public static ImmutableArray<Sentence> All { get; } =
    [
        new(1, "The kettle is still warm.", "DH-AH0 K-EH1-DX-AH0-L IH0-Z , S-T-IH1-L W-AO1-R-M"),
        new(2, "We parked behind the old bakery.", "W-IY0 P-AA1-R-K-T , B-IH0-HH-AY1-N-D DH-IY0 OW1-L-D B-EY1-K-ER0-IY0"),
        new(
            3,
            "She left her green umbrella on the train.",
            "SH-IY0 L-EH1-F-T HH-ER0 G-R-IY1-N AH0-M-B-R-EH1-L-AH0 , AA0-N DH-AH0 T-R-EY1-N"
        ),
        new(4, "Somebody painted the gate yellow.", "S-AH1-M-B-AH0-D-IY0 , P-EY1-N-T-IH0-D DH-AH0 G-EY1-T Y-EH1-L-OW0"),
        new(5, "My brother sings in the kitchen.", "M-AY0 B-R-AH1-DH-ER0 , S-IH1-NG-Z IH0-N DH-AH0 K-IH1-CH-AH0-N"),
        new(6, "They moved the meeting to Thursday.", "DH-EY0 M-UW1-V-D DH-AH0 M-IY1-DX-IH0-NG , T-AH0 TH-ER1-Z-D-EY0"),
        new(7, "Nobody told me about the dog.", "N-OW1-B-AH0-D-IY0 T-OW1-L-D M-IY0 , AH0-B-AW1-T DH-AH0 D-AO1-G"),
        new(8, "I found a snail inside my shoe.", "AY0 F-AW1-N-D AH0 S-N-EY1-L , IH0-N-S-AY1-D M-AY0 SH-UW1"),
        new(9, "The soup needs a little more salt.", "DH-AH0 S-UW1-P , N-IY1-D-Z AH0 L-IH1-DX-AH0-L M-AO1-R S-AO1-L-T"),
        new(10, "He keeps his bicycle under the stairs.", "HH-IY0 K-IY1-P-S HH-IH0-Z B-AY1-S-IH0-K-AH0-L , AH1-N-D-ER0 DH-AH0 S-T-EH1-R-Z"),
        new(11, "You can see the harbour from here.", "Y-UW0 K-AH0-N S-IY1 DH-AH0 HH-AA1-R-B-ER0 , F-R-AH0-M HH-IY1-R"),
        new(12, "Leave the window open tonight.", "L-IY1-V DH-AH0 W-IH1-N-D-OW0 , OW1-P-AH0-N T-AH0-N-AY1-T"),
        new(13, "The lift is out of order again.", "DH-AH0 L-IH1-F-T , IH0-Z AW1-DX AH0-V AO1-R-D-ER0 AH0-G-EH1-N"),
        new(
            14,
            "Her neighbour plays the trumpet on Sundays.",
            "HH-ER0 N-EY1-B-ER0 P-L-EY1-Z DH-AH0 T-R-AH1-M-P-IH0-T , AA0-N S-AH1-N-D-EY0-Z"
        ),
        new(15, "We ran out of coffee, so I made some tea.", "W-IY0 R-AE1-N AW1-DX AH0-V K-AO1-F-IY0 , S-OW0 AY0 M-EY1-D S-AH0-M T-IY1"),
        new(16, "That chair belongs to my uncle.", "DH-AE1-T CH-EH1-R , B-IH0-L-AO1-NG-Z T-AH0 M-AY0 AH1-NG-K-AH0-L"),
        new(17, "The children chased a blue balloon.", "DH-AH0 CH-IH1-L-D-R-AH0-N , CH-EY1-S-T AH0 B-L-UW1 B-AH0-L-UW1-N"),
        new(18, "Put the boxes beside the good chair.", "P-UH1-T DH-AH0 B-AA1-K-S-IH0-Z , B-IH0-S-AY1-D DH-AH0 G-UH1-D CH-EH1-R"),
        new(19, "It rained all the way home.", "IH0-T R-EY1-N-D , AO1-L DH-AH0 W-EY1 HH-OW1-M"),
        new(20, "Maybe the shop enjoys the noise.", "M-EY1-B-IY0 DH-AH0 SH-AA1-P , IH0-N-JH-OY1-Z DH-AH0 N-OY1-Z"),
    ];
}
