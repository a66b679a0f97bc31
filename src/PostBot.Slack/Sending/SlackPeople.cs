using System.Collections.Concurrent;
using System.Text.Json;
using PostBot.Core.Delivery;
using PostBot.Slack.Intake;

namespace PostBot.Slack.Sending;

/// <summary>What Slack knows of people: their name, zone, and whether they are guests or of another organisation. Asked once and kept until Slack tells of a change.</summary>
internal sealed class SlackPeople(SlackCalls calls, TimeProvider real) : ISenderLookup
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
        if (await Profile(workspace, sender.Id, cancel) is not { } profile) return sender;
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
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(patience);
        try
        {
            var answer = await calls.Call(workspace, SlackMethod.PersonInfo, [("user", person)], limit.Token);
            if (!answer.Worked || answer.Body.Field("user") is not { ValueKind: JsonValueKind.Object } user) return null;
            if (known.Count >= MostKept) known.Clear();
            var profile = SlackProfile.Read(user, workspace);
            known[(workspace, person)] = (profile, real.GetTimestamp());
            return profile;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return null;
        }
    }
}
