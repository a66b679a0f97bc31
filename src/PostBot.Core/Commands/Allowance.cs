using System.Collections.Concurrent;
using PostBot.Core.Delivery;

namespace PostBot.Core.Commands;

/// <summary>How much one person and one workspace may ask in ten seconds of real time, so that a flood from one delays nobody else. The local chat, which only this machine reaches, may ask ten times as much.</summary>
public sealed class Allowance(int perPerson, int perWorkspace, TimeProvider time)
{
    private const int WindowSeconds = 10;
    private const int LocalFactor = 10;

    /// <summary>Cards ask anew when they come into view, and searches with every letter.</summary>
    private const int LookFactor = 5;
    private const int ForgetAbove = 10_000;

    private readonly ConcurrentDictionary<(Surface, string, string), (long Window, int Count)> used = new();

    /// <summary>False when this line is over what the person or the workspace may ask.</summary>
    public bool Takes(Incoming incoming) =>
        Takes((incoming.Surface, incoming.Workspace, incoming.Sender.Id), incoming.Surface == Surface.Local ? perPerson * LocalFactor : perPerson) && Takes((incoming.Surface, incoming.Workspace, ""), perWorkspace);

    /// <summary>The same for what is only looked at: counted by itself, so that scrolling takes nobody's commands away.</summary>
    public bool TakesLook(Incoming incoming) =>
        Takes((incoming.Surface, incoming.Workspace, $"look {incoming.Sender.Id}"), perPerson * LookFactor) && Takes((incoming.Surface, incoming.Workspace, "look"), perWorkspace * LookFactor);

    private bool Takes((Surface, string, string) who, int most)
    {
        var window = time.GetUtcNow().ToUnixTimeSeconds() / WindowSeconds;
        if (used.Count > ForgetAbove)
        {
            foreach (var (key, value) in used) if (value.Window != window) used.TryRemove(key, out _);
        }
        return used.AddOrUpdate(who, (window, 1), (_, before) => before.Window == window ? (window, before.Count + 1) : (window, 1)).Count <= most;
    }
}
