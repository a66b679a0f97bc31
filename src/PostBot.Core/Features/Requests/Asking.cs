using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.People;
using PostBot.Core.Storage;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Requests;

/// <summary>Keeping what somebody asked for, and telling those who can decide it.</summary>
internal static class Asking
{
    /// <summary>Asking everybody would be a broadcast of its own.</summary>
    private const int MostAsked = 3;

    /// <summary>The least role that decides a request, whatever role its command takes.</summary>
    public const Role Decides = Role.Coordinator;

    public static Request Add(Turn turn, ShortId subject, string verb, string line, long projectId)
    {
        var request = new Request
        {
            Id = turn.NewId(),
            StudioId = turn.Studio.Id,
            ProjectId = projectId,
            Subject = subject.ToString(),
            Verb = verb,
            Line = Typed.Shorten(line, 2_000),
            AskerId = turn.Asker.Id,
            At = turn.Now,
            ChannelProjectId = turn.ChannelProject?.Id,
            Reason = "",
        };
        turn.Db.Add(request);
        return request;
    }

    /// <summary>Who is asked: the production's own coordinators and those above, else the studio's.</summary>
    public static List<Person> Deciders(Turn turn, long projectId) =>
        [.. Policy.Holders(Decides, turn.Names, projectId).Where(person => person.Id != turn.Asker.Id).Take(MostAsked)];

    /// <summary>Tells those who decide; the lines that say to the asker who was told.</summary>
    public static IReadOnlyList<Line> Tell(Turn turn, long projectId, Func<Person, Card> draw)
    {
        var inside = Policy.IsInside(turn.Asker);
        var told = new List<string>();
        var lost = new List<string>();
        foreach (var person in Deciders(turn, projectId))
        {
            if (turn.Ask(person, Decides, projectId, draw) is null) told.Add(person.Name);
            else lost.Add(person.Name);
        }
        if (told.Count == 0) return [new Line(inside && lost.Count > 0 ? $"{Lists.And(lost)} cannot be reached here; tell them yourself." : "Nobody who decides it can be reached here; ask the studio another way.")];
        return [new Line($"{Lists.And(told)} {(told.Count == 1 ? "was" : "were")} asked.")];
    }

    /// <summary>What is asked about an object and not decided, the oldest first; tracked where the context tracks.</summary>
    public static async Task<List<Request>> Open(PostBotDb db, long studioId, string subject, CancellationToken cancel)
    {
        var stored = await db.Requests.Where(row => row.StudioId == studioId && row.Subject == subject && (row.State == RequestState.Open || row.State == RequestState.Offered)).ToListAsync(cancel);
        // What this very transaction added is not stored yet.
        var fresh = db.ChangeTracker.Entries<Request>().Where(entry => entry.State == EntityState.Added && entry.Entity.Subject == subject).Select(entry => entry.Entity);
        return [.. stored.Concat(fresh).Where(row => row.State is RequestState.Open or RequestState.Offered).DistinctBy(row => row.Id).OrderBy(row => row.Id)];
    }

    /// <summary>The one that is meant; else why not: none that the asker may know of, or several.</summary>
    public static async Task<(Request? Request, Answer? Refusal)> Find(Turn turn, ShortId id, string? verb, string answering, CancellationToken cancel)
    {
        var all = await Open(turn.Db, turn.Studio.Id, id.ToString(), cancel);
        var open = all.Where(row => Policy.Sees(turn.Asker, row.ProjectId, turn.Names) && (verb is null || row.Verb == verb)).ToList();
        // Somebody from outside knows of their own requests only.
        if (!Policy.IsInside(turn.Asker)) open = [.. open.Where(row => row.AskerId == turn.Asker.Id)];
        if (open.Count == 1) return (open[0], null);
        if (open.Count == 0) return (null, Answer.No($"Nothing is asked about {id} that waits for you. Nothing was changed.", new Button("Requests", "requests")));
        return (null, Answer.No(
            $"Several things are asked about {id}. Which one?",
            open.Take(5).Select(row => new Button(Typed.Shorten($"{turn.Names.FindPerson(row.AskerId)?.Name}: {row.Verb}", 75), $"{answering} {id} {row.Verb}"))));
    }

    /// <summary><c>Ed asks: confirm B12</c></summary>
    public static Card Draw(Names names, Request request)
    {
        var who = names.FindPerson(request.AskerId)?.Name ?? "Someone";
        return new Card($"{who} asks: {Said(request)}   ({request.Subject}, request)")
            .With(new Line($"On {names.Project(request.ProjectId).Code}. Nothing has changed yet."))
            .Offer(new Button("Accept", $"accept {request.Subject} {request.Verb}"), new Button("Refuse", $"refuse {request.Subject} {request.Verb}", Danger: true));
    }

    public static string Said(Request request) => Typed.Shorten(Typed.Clean(request.Line).Replace('\n', ' '), 120);
}

/// <summary>The verb of a request, where several are asked about one object: <c>accept B12 confirm</c>.</summary>
internal sealed class RequestVerbArgument() : Argument<string>("what", "Which of them?")
{
    private static readonly string[] verbs = ["confirm", "hold", "release", "challenge", "bump", "move", "extend", "swap", "cancel", "noshow", "due", "done", "snooze", "round open", "round close", "round reopen"];

    public override ReadResult? Read(ReadContext context, int at)
    {
        foreach (var verb in verbs.OrderByDescending(verb => verb.Length))
        {
            var count = verb.Count(letter => letter == ' ') + 1;
            if (at + count <= context.Words.Count && context.Words.Join(at, count).Equals(verb, StringComparison.OrdinalIgnoreCase)) return new ReadResult.Taken(verb, at + count);
        }
        return null;
    }
}
