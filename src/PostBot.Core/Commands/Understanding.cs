using PostBot.Core.Cards;
using PostBot.Core.Commands.Arguments;

namespace PostBot.Core.Commands;

/// <summary>
/// From what a person typed to a command and its arguments. Looks at nothing but the line, the names of the studio and the place it was said in,
/// so the same line always means the same.
/// </summary>
internal sealed class Understanding(CommandTable table)
{
    /// <summary>Nobody says more than this in one breath; a longer line is a command with its words, or pasted text.</summary>
    internal const int LongestSaid = 60;

    public Understood Of(Heard heard)
    {
        var words = Words.Of(heard.Text.Length == 0 ? "hello" : heard.Text);
        if (heard.Form is not null) return Settle(heard, words, ByVerb(heard, words), then: null);
        if (SecondCommand.In(words, heard, this, table) is { } two) return Settle(heard, two.First, Plainly(heard, two.First), two.Second);
        var reading = Plainly(heard, words);
        if (reading is { Line.Trouble: null }) return Settle(heard, words, reading, then: null);
        if (AfterShow(heard, words) is { } shown) return Settle(heard, words, shown, then: null);
        if (InThread(heard) is { } meant) return Settle(heard, words, meant, then: null);
        return Guessed(heard, words, reading) ?? Settle(heard, words, reading, then: null);
    }

    /// <summary>By its verb, or by the way it was said when that is more particular; null when it is neither.</summary>
    private Reading? Plainly(Heard heard, Words words)
    {
        var byVerb = ByVerb(heard, words);
        var said = Said(heard, words, withSlotFirst: byVerb is not { Line.Complete: true });
        if (said is null || byVerb is null) return said ?? byVerb;
        if (said.Line.Complete) return said.Weight > 2 * byVerb.Weight || byVerb.Line.Trouble is not null ? said : byVerb;
        return byVerb.Line.Trouble is null ? byVerb : said;
    }

    /// <summary><c>show me bookings Color 1</c>: a query behind the word that every query could begin with; null when it is none.</summary>
    private Reading? AfterShow(Heard heard, Words words)
    {
        var at = words[0].Is("show") || words[0].Is("list") || words[0].Is("see") ? 1 : words[0].Is("give") || words[0].Is("get") ? 2 : 0;
        if (at == 1 && words.Count > 1 && words[1].Is("me")) at = 2;
        if (at == 0 || at >= words.Count) return null;
        return ByVerb(heard, Words.Of(words.From(at, keepQuotes: true))) is { Line.Complete: true, Command.Definition.Changes: false } reading ? reading : null;
    }

    /// <summary>What was said in a thread about its object, or pasted into a production's channel, without a verb; null when it is not meant for a command.</summary>
    private Reading? InThread(Heard heard)
    {
        if (heard.ThreadSubject is null && heard.ChannelProject is null) return null;
        foreach (var command in table.All)
        {
            if (command.Definition.Talk is not { } talk || !(heard.ThreadSubject is { } subject ? subject[0] == talk.Letter && talk.IsMeant(heard.AsTyped) : talk.IsMeantInChannel?.Invoke(heard.AsTyped) == true)) continue;
            var context = heard.Over(Words.Of(heard.AsTyped), command.Definition);
            context.Set(talk.Words, heard.AsTyped.Trim());
            if (LineReader.Finish(context, 1) is { Complete: true } line) return new Reading(command, line, 1);
        }
        return null;
    }

    /// <summary>
    /// What a line may have meant that cannot be used as it stands. A guess that only reads is taken when a single letter was wrong; any other guess
    /// is shown with its reading and one tap to go on. Null when there is none.
    /// </summary>
    private Understood? Guessed(Heard heard, Words words, Reading? reading)
    {
        if (reading is null)
        {
            foreach (var spelled in Guesses.OfVerb(words, table))
            {
                if (ByVerb(heard, spelled) is not { Line.Complete: true } guess) continue;
                return guess.Command.Definition.Changes ? Offer(guess, spelled) : Settle(heard, spelled, guess, then: null);
            }
        }
        return Guesses.OfShorthand(words, heard, table) is { } written && ByVerb(heard, written) is { Line.Complete: true } full && !full.Command.Definition.Arguments.Any(argument => argument is RestArgument { Required: true }) ? Offer(full, written) : null;
    }

    private static Understood Offer(Reading guess, Words line)
    {
        var text = Typed.Shorten(Typed.Clean(line.Line).Replace('\n', ' '), 300);
        return new Understood(guess.Command, guess.Line, Answer.No($"Did you mean \"{text}\"? Nothing was changed.", new Button(Capital(guess.Command.Definition.Verb), line.Line), new Button("What can I say?", "help")));
    }

    /// <summary>The best reading of a line that begins with a verb; null when it begins with none.</summary>
    internal Reading? ByVerb(Heard heard, Words words)
    {
        var (commands, at) = table.Find(words);
        Reading? best = null;
        foreach (var command in commands)
        {
            var context = heard.Over(words, command.Definition);
            if (heard.Form is { } form) FormReading.Fill(context, form);
            var line = LineReader.Read(context, at);
            if (best is null || Rank(line).CompareTo(Rank(best.Line)) > 0) best = new Reading(command, line, Math.Min(at, 2));
        }
        return best;
    }

    /// <summary>The best reading of a line said in one of the ways people say it without the verb; null when it is none of those.</summary>
    private Reading? Said(Heard heard, Words words, bool withSlotFirst)
    {
        if (words.Count is 0 or > LongestSaid) return null;
        var spoken = Spoken.Of(words);
        Reading? best = null;
        foreach (var (command, phrasing) in table.PhrasingsFrom(spoken[0].Text, withSlotFirst))
        {
            var context = heard.Over(words, command.Definition, withoutVerb: true);
            if (phrasing.Read(context, spoken) is not { } line) continue;
            if (best is null || (line.Complete, phrasing.Weight).CompareTo((best.Line.Complete, best.Weight)) > 0) best = new Reading(command, line, phrasing.Weight);
        }
        return best;
    }

    private Understood Settle(Heard heard, Words words, Reading? reading, string? then)
    {
        if (reading is null) return new Understood(null, null, table.Unknown(words));
        if (heard.IsQuestion && reading.Command.Definition.AsQuestion is { } asked && ByVerb(heard, Words.Of(words.Line.StartsWith(reading.Command.Definition.Verb + " ", StringComparison.OrdinalIgnoreCase) ? asked + words.Line[reading.Command.Definition.Verb.Length..] : $"{asked} {words.Line}")) is { } query) reading = query;
        var (command, line, _) = reading;
        var early = line.Trouble ?? (line.Missing.Count > 0 || line.Context.FieldErrors.Count > 0 ? FormReading.Ask(line) : null);
        if (early is null && heard.IsQuestion && command.Definition is { Changes: true, WordForWord: false })
        {
            early = Answer.No("That reads as a question, so nothing was changed. Shall I do it?", new Button(Capital(command.Definition.Verb), words.Line));
        }
        return new Understood(command, line, early) { Then = then };
    }

    private static string Capital(string verb) => char.ToUpperInvariant(verb[0]) + verb[1..];

    private static (bool, bool, int) Rank(LineReading line) => (line.Complete, line.Trouble is null, line.Understood);

    /// <param name="Weight">How many of the words were the command's own; between two ways of saying, the more particular one wins.</param>
    internal sealed record Reading(ICommand Command, LineReading Line, int Weight);
}
