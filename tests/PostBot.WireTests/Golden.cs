namespace PostBot.WireTests;

/// <summary>Files under <c>Golden/</c> that hold what is expected; <c>GOLDEN=renew</c> writes them anew.</summary>
internal static class Golden
{
    public static void Check(string name, string drawn)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root!.FullName, "PostBot.sln"))) root = root.Parent;
        var path = Path.Combine(root.FullName, "tests", "PostBot.WireTests", "Golden", name);
        var text = drawn.Replace("\r\n", "\n", StringComparison.Ordinal) + "\n";
        if (Environment.GetEnvironmentVariable("GOLDEN") == "renew") File.WriteAllText(path, text);
        Assert.True(File.Exists(path), $"{name} is not there yet; see {nameof(GoldenTests)} for how it is made.");
        Assert.Equal(File.ReadAllText(path).Replace("\r\n", "\n", StringComparison.Ordinal), text);
    }
}
