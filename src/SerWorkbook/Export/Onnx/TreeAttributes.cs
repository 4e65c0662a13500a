using Onnx;
using SerWorkbook.Speech;

namespace SerWorkbook.Export.Onnx;

/// <summary>Regression trees as attributes of the operator <c>TreeEnsembleRegressor</c>, one target per class.</summary>
internal sealed class TreeAttributes
{
    private readonly List<long> _trees = [];
    private readonly List<long> _nodes = [];
    private readonly List<long> _columns = [];
    private readonly List<float> _thresholds = [];
    private readonly List<string> _modes = [];
    private readonly List<long> _left = [];
    private readonly List<long> _right = [];
    private readonly List<long> _leafTrees = [];
    private readonly List<long> _leafNodes = [];
    private readonly List<long> _leafTargets = [];
    private readonly List<float> _leafValues = [];

    private TreeAttributes() { }

    /// <summary>Makes the attributes.</summary>
    /// <param name="trees">Classes x trees.</param>
    public static IEnumerable<AttributeProto> Of(RegressionTree[][] trees)
    {
        var attributes = new TreeAttributes();
        var number = 0;
        foreach (var (target, group) in trees.Index())
        {
            foreach (var tree in group)
            {
                attributes.Add(tree, number++, target);
            }
        }

        // The operator needs a tree at least.
        if (number == 0)
        {
            attributes.AddLeaf(0, 0, 0, 0);
        }

        return attributes.List(trees.Length);
    }

    // The inner nodes come first, with their own numbers, then the leaves that a node leads to. A tree without inner nodes is its
    // first leaf.
    private void Add(RegressionTree tree, int number, int target)
    {
        var inner = tree.Feature.Length;
        int[] leaves =
            inner == 0 ? [0] : [.. tree.Left.Concat(tree.Right).Where(child => child < 0).Select(child => ~child).Distinct().Order()];
        for (var node = 0; node < inner; node++)
        {
            AddNode(number, node, tree.Feature[node], tree.Threshold[node], "BRANCH_LEQ", Place(tree.Left[node]), Place(tree.Right[node]));
        }

        foreach (var (place, leaf) in leaves.Index())
        {
            AddLeaf(number, inner + place, target, tree.Leaf[leaf]);
        }

        long Place(int child) => child >= 0 ? child : inner + Array.IndexOf(leaves, ~child);
    }

    private void AddLeaf(long tree, long node, long target, double value)
    {
        AddNode(tree, node, 0, 0, "LEAF", 0, 0);
        _leafTrees.Add(tree);
        _leafNodes.Add(node);
        _leafTargets.Add(target);
        _leafValues.Add((float)value);
    }

    private void AddNode(long tree, long node, long column, float threshold, string mode, long left, long right)
    {
        _trees.Add(tree);
        _nodes.Add(node);
        _columns.Add(column);
        _thresholds.Add(threshold);
        _modes.Add(mode);
        _left.Add(left);
        _right.Add(right);
    }

    private IEnumerable<AttributeProto> List(int classes) =>
        [
            OnnxAttribute.Of("n_targets", classes),
            OnnxAttribute.Of("aggregate_function", "SUM"),
            OnnxAttribute.Of("post_transform", "NONE"),
            OnnxAttribute.Of("nodes_treeids", _trees),
            OnnxAttribute.Of("nodes_nodeids", _nodes),
            OnnxAttribute.Of("nodes_featureids", _columns),
            OnnxAttribute.Of("nodes_values", _thresholds),
            OnnxAttribute.Of("nodes_modes", _modes),
            OnnxAttribute.Of("nodes_truenodeids", _left),
            OnnxAttribute.Of("nodes_falsenodeids", _right),
            OnnxAttribute.Of("target_treeids", _leafTrees),
            OnnxAttribute.Of("target_nodeids", _leafNodes),
            OnnxAttribute.Of("target_ids", _leafTargets),
            OnnxAttribute.Of("target_weights", _leafValues),
        ];
}
