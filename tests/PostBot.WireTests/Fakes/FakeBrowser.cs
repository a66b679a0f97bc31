namespace PostBot.WireTests.Fakes;

/// <summary>A browser that keeps the page it sees instead of drawing it, and the address it was sent to.</summary>
internal static class FakeBrowser
{
    /// <summary>Its path.</summary>
    public static string In(DirectoryInfo folder) => Written(folder, $"#!/bin/sh\nfor said; do case \"$said\" in --screenshot=*|--print-to-pdf=*) file=\"${{said#*=}}\";; http*) page=\"$said\";; esac; done\ncurl -s \"$page\" > \"$file\"\necho \"$page\" > {folder.FullName}/asked\n");

    /// <summary>From now on it makes nothing.</summary>
    public static void Breaks(DirectoryInfo folder) => Written(folder, "#!/bin/sh\nexit 1\n");

    private static string Written(DirectoryInfo folder, string script)
    {
        var path = Path.Combine(folder.FullName, "camera");
        File.WriteAllText(path, script);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }
}
