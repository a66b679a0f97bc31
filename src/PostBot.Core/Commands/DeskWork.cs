using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Delivery;
using PostBot.Core.Features.Around;
using PostBot.Core.People;
using PostBot.Core.Storage;
using PostBot.Domain.People;

namespace PostBot.Core.Commands;

/// <summary>What the desk does inside a transaction: find the studio and the person, read the line, authorise, run, and write everything the command causes.</summary>
internal sealed class DeskWork(NamesCache namesCache, Understanding understanding, Gate gate, Founding founding, NamedAdmins admins, LivingCards living, Meanwhile meanwhile, OutboxSignal relay, LocalNews news, LastAsked lastAsked)
{
    private static readonly Func<PostBotDb, string, string?> receiptOf = EF.CompileQuery((PostBotDb db, string key) =>
        db.Receipts.AsNoTracking().Where(row => row.Key == key).Select(row => row.Answer).FirstOrDefault());

    /// <summary>Answers a query beside the writer; null when it takes a transaction after all (an unknown person, no studio yet).</summary>
    public async Task<Answered?> Query(PostBotDb db, Incoming incoming, Instant now, CancellationToken cancel)
    {
        if (await namesCache.Studio(db, incoming.Surface, incoming.Workspace, cancel) is not { } studio) return null;
        var names = await namesCache.Of(db, studio, cancel);
        if (Courtesy.IsAll(incoming.Text)) return null;
        if (names.Identity(incoming.Surface, incoming.Workspace, Meetings.IdOf(incoming.Surface, incoming.Sender.Id)) is not { } identity) return null;
        var asker = names.Person(identity.PersonId);
        if (Meetings.IsMisplaced(asker, identity, incoming.Sender) || admins.Awaits(asker, studio, incoming)) return null;
        var understood = understanding.Of(Hear(names, asker, incoming, await Replies.ThreadSubject(db, incoming, cancel), now));
        var (command, line, early) = understood;
        (asker, early) = await gate.Admit(db, names, asker, command, line, early, cancel);
        if (early is not null) return new Answered(FormReading.Stamp(early.Card, incoming, now), Public: false) { Refused = true, ReaderZone = Zone(asker) };
        if (command!.Definition.Changes) return null;
        var answer = await command.Run(new Turn(db, names, asker, incoming, now, session: null, line), cancel);
        if (!answer.Refused) lastAsked.Keep(incoming, asker.Id);
        return ForReader(new Answered(FormReading.Stamp(Unshared(answer, incoming), incoming, now), incoming.Public && !answer.Private) { Refused = answer.Refused }, asker);
    }

    /// <summary>Everything a line causes, in the writer's transaction.</summary>
    public async Task<Answered> Run(WriteSession session, Incoming incoming, long? delivery, Progress progress, Instant now, CancellationToken cancel)
    {
        session.AfterCommit.Add(() =>
        {
            if (session.Sends) relay.Wake();
            if (incoming.Surface == Surface.Local || session.Sends) news.Tell();
        });
        if (delivery is { } id) await MarkDone(session.Db, id, cancel);
        if (incoming.Key is { } key && receiptOf(session.Db, key) is { } before)
        {
            await session.Db.SaveChangesAsync(cancel);
            return StoredAnswer.Read(before).Answered;
        }
        var names = await Studio(session, incoming, cancel);
        if (names is null)
        {
            var refusal = await founding.Found(session, incoming, cancel);
            if (refusal is not null) return await Unfounded(session, incoming, refusal, now, cancel);
            names = await session.Names.Of(session.Db, (await session.Names.Studio(session.Db, incoming.Surface, incoming.Workspace, cancel))!.Value, cancel);
        }
        var (asker, isNew) = Meetings.Sender(session, names, incoming, now);
        if (isNew || Seen(session, names, incoming))
        {
            (names, asker) = await Anew(session, names, asker, cancel);
        }
        if (admins.Awaits(asker, names.Studio.Id, incoming))
        {
            await NamedAdmins.Make(session, asker, incoming, now, cancel);
            (names, asker) = await Anew(session, names, asker, cancel);
        }
        return ForReader(await RunCommand(session, names, asker, incoming, progress, now, cancel), asker);
    }

    /// <summary>Saves what the sender's coming has changed, and reads the studio as it is then.</summary>
    private static async Task<(Names Names, Person Asker)> Anew(WriteSession session, Names names, Person asker, CancellationToken cancel)
    {
        Outbox.Renew(session.Db, names.Studio);
        await session.Db.SaveChangesAsync(cancel);
        session.Db.ChangeTracker.Clear();
        names = await session.Names.Of(session.Db, names.Studio.Id, cancel);
        return (names, names.Person(asker.Id));
    }

    private async Task<Answered> RunCommand(WriteSession session, Names names, Person asker, Incoming incoming, Progress progress, Instant now, CancellationToken cancel)
    {
        (session.CausedById, session.StudioId) = (asker.Id, names.Studio.Id);
        var pressed = await Replies.Pressed(session.Db, incoming, cancel);
        progress.Stays = pressed is not null;
        if (incoming.Form is null && Courtesy.IsAll(incoming.Text)) return await Nothing(session, cancel);
        var understood = understanding.Of(Hear(names, asker, incoming, await Replies.ThreadSubject(session.Db, incoming, cancel), now));
        var (command, line, early) = understood;
        (asker, early) = await gate.Admit(session.Db, names, asker, command, line, early, cancel);
        understood = understood with { Early = early };
        if (incoming.IsEdit && (early is not null || !command!.Definition.FollowsEdits)) return await Nothing(session, cancel);
        var turn = new Turn(session.Db, names, asker, incoming, now, session, line) { Progress = progress };
        // Who may not do it learns nothing from its fields.
        var sent = line is not null && Policy.May(asker, command!.Definition) ? incoming.Form : null;
        var once = sent is null ? incoming.Key : FormId.Read(sent.Id).Key(asker.Id) ?? incoming.Key;
        if (sent is not null && await NotNow(session, names, turn, understood, once, cancel) is { } not) return not;
        var answer = early is null ? await command!.Run(turn, cancel) : await LastUsed.Fill(session.Db, names, asker, early, cancel);
        if (answer.Refused) Discard(session);
        else if (!command!.Definition.Changes) lastAsked.Keep(incoming, asker.Id);
        // Nobody asked: an edit after which there is nothing to offer passes in silence.
        if (answer.Refused && incoming.IsEdit) return await Nothing(session, cancel);
        var offered = understood.Then is { } then ? Unshared(answer, incoming).Offer(new Button(Typed.Shorten($"Then: {then}", 75), then)) : Unshared(answer, incoming);
        if (turn.NotTold.Count > 0) offered = offered.With(new Small($"Not told: {Lists.And(turn.NotTold)}"));
        var card = FormReading.Stamp(offered, incoming, now);
        if (!answer.Refused && command!.Definition.Changes) card = Record(session, turn, command, card, now);
        var answered = Replies.Send(session, names, turn, incoming, answer with { Card = card }, pressed, now);
        if (!answer.Refused && turn.Touched.Count > 0) await living.Redraw(session, turn, answer.Card, answered, cancel);
        if (once is not null && !answer.Refused && command!.Definition.Changes)
        {
            session.Appended.Add(new Receipt { Key = once, StudioId = names.Studio.Id, At = now, Answer = StoredAnswer.Write(answered, sent is null ? null : FormId.Print(sent)) });
        }
        await session.Db.SaveChangesAsync(cancel);
        return answer.Refused && sent is not null ? answered with { Again = FormReading.Again(line!, sent) } : answered;
    }

    /// <summary>Why a submitted form is not carried out: it was already, a field is wrong, or what it is about has changed. Null when nothing is in its way.</summary>
    private async Task<Answered?> NotNow(WriteSession session, Names names, Turn turn, Understood understood, string? once, CancellationToken cancel)
    {
        var (sent, line) = (turn.Incoming.Form!, understood.Line!);
        if (once is not null && receiptOf(session.Db, once) is { } before) return await SentBefore(session, names, turn, StoredAnswer.Read(before), cancel);
        var errors = await meanwhile.Errors(session, turn, line, understood.Early, sent, cancel);
        return errors.Count == 0 ? null : await Mend(session, names, turn, FormReading.Again(line, sent), errors, cancel);
    }

    /// <summary>A form sent a second time: the answer it got, or, when something else is in it by now, that it is used up.</summary>
    private static async Task<Answered> SentBefore(WriteSession session, Names names, Turn turn, StoredAnswer before, CancellationToken cancel)
    {
        var same = before.Form == FormId.Print(turn.Incoming.Form!);
        var said = before.Answered.Card is { } card ? $" The answer was: {PlainDrawing.Words(card.Headline, turn.AskerZone, turn.Now)}." : "";
        var used = Answer.No($"You sent this form already.{said} Nothing more was changed; for another, ask for a new form.");
        var answered = same ? before.Answered : Replies.Send(session, names, turn, turn.Incoming, used, pressed: null, turn.Now);
        await session.Db.SaveChangesAsync(cancel);
        return answered;
    }

    /// <summary>What is wrong with a form, said at its fields; where the form is a message, as a new one that asks again.</summary>
    private static async Task<Answered> Mend(WriteSession session, Names names, Turn turn, Form again, IReadOnlyDictionary<string, string> errors, CancellationToken cancel)
    {
        var incoming = turn.Incoming;
        var card = new Card(errors.Values.First()).With(errors.Values.Skip(1).Select(error => new Line(error))) with { Form = again };
        var shown = incoming.Surface == Surface.Local || incoming.Reply == ReplyBy.Response || incoming.Window == Window.Open;
        if (!shown) Replies.Send(session, names, turn, incoming, Answer.No(card), pressed: null, turn.Now);
        await session.Db.SaveChangesAsync(cancel);
        return new Answered(card, Public: false) { Refused = true, FieldErrors = errors, Again = again };
    }

    private static Heard Hear(Names names, Person asker, Incoming incoming, string? threadSubject, Instant now) => new(FormReading.LineOf(incoming), names, asker, now)
    {
        ChannelProject = names.Channel(incoming.Surface, incoming.Workspace, incoming.Place.Channel)?.ProjectId is { } linked ? names.Project(linked) : null,
        ThreadSubject = threadSubject,
        Form = incoming.Form,
        AsTyped = incoming.AsTyped ?? incoming.Text,
        IsQuestion = incoming.IsQuestion,
    };

    /// <summary>The audit entry, and the offer to take it back.</summary>
    private static Card Record(WriteSession session, Turn turn, ICommand command, Card card, Instant now)
    {
        session.Db.ChangeTracker.DetectChanges();
        var changes = ChangeLog.Write(session.Db, session.Many);
        if (changes.Length <= 2) return card;
        session.Appended.Add(new AuditEntry
        {
            Id = session.NewId(),
            StudioId = turn.Studio.Id,
            At = now,
            PersonId = turn.Asker.Id,
            Surface = turn.Incoming.Surface,
            Line = Typed.Shorten(turn.Line, 2_000),
            Verb = command.Definition.Verb,
            Subject = card.Subject,
            ProjectId = ChangeLog.Project(session.Db, session.Many),
            Changes = changes,
            ToldPeople = turn.ToldPeople,
            // What cannot be taken back (an undo itself, a demo) is never offered to undo.
            UndoneById = turn.Undoable ? null : turn.Asker.Id,
        });
        if (!turn.Undoable) return card;
        turn.Undo = new Button("Undo", card.Subject is { } subject ? $"undo {subject}" : "undo");
        return card.Offer(turn.Undo);
    }

    /// <summary>What all can read already is not there to be shared.</summary>
    private static Card Unshared(Answer answer, Incoming incoming) => incoming.Public && !answer.Private
        ? answer.Card with { Buttons = [.. answer.Card.Buttons.Where(button => !button.Line.StartsWith("share ", StringComparison.Ordinal))] }
        : answer.Card;

    private static Answered ForReader(Answered answered, Person asker) => answered.Public ? answered : answered with { ReaderZone = Zone(asker) };

    private static DateTimeZone? Zone(Person person) => person.Zone is { } zone ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) : null;

    private static async Task<Names?> Studio(WriteSession session, Incoming incoming, CancellationToken cancel) =>
        await session.Names.Studio(session.Db, incoming.Surface, incoming.Workspace, cancel) is { } studio ? await session.Names.Of(session.Db, studio, cancel) : null;

    /// <summary>Whether the place or the person moved in a way worth keeping; then something was changed that has to be saved before the command reads.</summary>
    private static bool Seen(WriteSession session, Names names, Incoming incoming)
    {
        if (incoming.Place.Kind != PlaceKind.Direct) Places.Remember(session, names, incoming);
        return session.Db.ChangeTracker.HasChanges() && session.Db.ChangeTracker.Entries().Any(entry => entry.State is EntityState.Added or EntityState.Modified && entry.Entity is Identity or Channel or Person);
    }

    private static void Discard(WriteSession session)
    {
        session.Appended.Clear();
        session.Many.Clear();
        foreach (var entry in session.Db.ChangeTracker.Entries().Where(entry => entry.Entity is not StoredDelivery).ToList()) entry.State = EntityState.Detached;
    }

    private static async Task MarkDone(PostBotDb db, long delivery, CancellationToken cancel)
    {
        var row = await db.Deliveries.FindAsync([delivery], cancel);
        row!.State = DeliveryState.Done;
        row.Body = "";
    }

    private static async Task<Answered> Nothing(WriteSession session, CancellationToken cancel)
    {
        await session.Db.SaveChangesAsync(cancel);
        return new Answered(null, Public: false);
    }

    /// <summary>There is no studio yet: the answer is the way to one.</summary>
    private static async Task<Answered> Unfounded(WriteSession session, Incoming incoming, Card card, Instant now, CancellationToken cancel)
    {
        var answered = Replies.WithoutStudio(session, incoming, card, now);
        await session.Db.SaveChangesAsync(cancel);
        return answered;
    }
}
