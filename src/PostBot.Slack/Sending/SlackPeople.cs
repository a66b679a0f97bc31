using System.Collections.Concurrent;
using System.Text.Json;
using PostBot.Core.Delivery;
using PostBot.Slack.Intake;

namespace PostBot.Slack.Sending;

/// <summary>What Slack knows of people: their name, zone, and whether they are guests or of another organisation. Asked once and kept until Slack tells of a change.</summary>
internal sealed class SlackPeople(SlackCalls calls, SlackWork work, TimeProvider real) : ISenderLookup
{
    /// <summary>A command has to be answered within three seconds, whoever gives it.</summary>
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(1);

    /// <summary>Changes are told; this is for those that got lost.</summary>
    private static readonly TimeSpan life = TimeSpan.FromHours(6);

    private const int MostKept = 20_000;

    private readonly ConcurrentDictionary<(string Workspace, string Person), (SlackProfile Profile, long At)> known = new();

    public Surface Surface => Surface.Slack;

    public async Task<Sender> Complete(string workspace, Sender sender, CancellationToken cancel)
    {
        if (await Profile(workspace, sender.Id, cancel) is not { } profile) return sender with { IsUnplaced = true };
        return sender with
        {
            Name = profile.Name ?? sender.Name,
            Zone = profile.Zone ?? sender.Zone,
            // What came with the delivery compares teams only: in an organisation people of another team are still ours.
            IsOutsider = profile.IsOutsider || (sender.IsOutsider && !profile.IsOfOrganisation),
        };
    }

    public void Forget(string workspace, string person) => known.TryRemove((workspace, person), out _);

    /// <summary>Null when Slack does not say in time, or may not say.</summary>
    private async Task<SlackProfile?> Profile(string workspace, string person, CancellationToken cancel)
    {
        if (known.TryGetValue((workspace, person), out var kept) && real.GetElapsedTime(kept.At) < life) return kept.Profile;
        var asking = Ask(workspace, person);
        try
        {
            return await asking.WaitAsync(patience, cancel) is { } user ? Keep(workspace, person, user) : null;
        }
        catch (TimeoutException)
        {
            // What comes late mends what was done without it.
            _ = Late(asking, workspace, person);
            return null;
        }
    }

    /// <summary>Not bound to the line that asks: whoever asks next has the answer then.</summary>
    private async Task<JsonElement?> Ask(string workspace, string person)
    {
        var answer = await calls.Call(workspace, SlackMethod.PersonInfo, [("user", person)], CancellationToken.None);
        return answer.Worked && answer.Body.Field("user") is { ValueKind: JsonValueKind.Object } user ? user : null;
    }

    private SlackProfile Keep(string workspace, string person, JsonElement user)
    {
        if (known.Count >= MostKept) known.Clear();
        var profile = SlackProfile.Read(user, workspace);
        known[(workspace, person)] = (profile, real.GetTimestamp());
        return profile;
    }

    /// <summary>As if Slack had told of a change.</summary>
    private async Task Late(Task<JsonElement?> asking, string workspace, string person)
    {
        if (await asking is not { } user) return;
        Keep(workspace, person, user);
        await work.Store(SlackNotices.Late(workspace, user), CancellationToken.None);
    }
}
