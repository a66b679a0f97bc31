using PostBot.Core.People;

namespace PostBot.Core.Commands;

/// <summary>
/// From what a person typed to a command and its arguments. Looks at nothing but the line, the names of the studio and the place it was said in,
/// so the same line always means the same.
/// </summary>
internal sealed class Understanding(CommandTable table)
{
    public Understood Of(Heard heard)
    {
        var words = Words.Of(heard.Text.Length == 0 ? "hello" : heard.Text);
        if (heard.Form is not null) return Settle(heard, words, ByVerb(heard, words), then: null);
        words = Bare.Object(words, heard.Names, heard.Asker, table) ?? words;
        if (SecondCommand.In(words, heard, this, table) is { } two) return Settle(heard, two.First, ByVerb(heard, two.First) ?? Said(heard, two.First), two.Second);
        var byVerb = ByVerb(heard, words);
        var reading = byVerb is { Line.Complete: true } ? byVerb : Better(byVerb, Said(heard, words));
        return Settle(heard, words, reading, then: null);
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
            if (best is null || Rank(line).CompareTo(Rank(best.Line)) > 0) best = new Reading(command, line, at);
        }
        return best;
    }

    /// <summary>The best reading of a line said in one of the ways people say it without the verb; null when it is none of those.</summary>
    internal Reading? Said(Heard heard, Words words)
    {
        var spoken = Spoken.Of(words);
        if (spoken.Count == 0) return null;
        Reading? best = null;
        foreach (var (command, phrasing) in table.Phrasings)
        {
            if (!phrasing.MayBegin(spoken)) continue;
            var context = heard.Over(words, command.Definition);
            if (phrasing.Read(context, spoken) is not { } line) continue;
            if (best is null || (line.Complete, phrasing.Weight).CompareTo((best.Line.Complete, best.Weight)) > 0) best = new Reading(command, line, phrasing.Weight);
        }
        return best;
    }

    private static Reading? Better(Reading? byVerb, Reading? said) => said is null || (byVerb is not null && !said.Line.Complete && byVerb.Line.Trouble is null) ? byVerb : said;

    private Understood Settle(Heard heard, Words words, Reading? reading, string? then)
    {
        if (reading is null) return new Understood(null, null, table.Unknown(words));
        var (command, line, _) = reading;
        var early = !Policy.May(heard.Asker, command.Definition) ? Refusals.NeedsRole(command.Definition, heard.Asker, heard.Names)
            : line.Trouble ?? (line.Missing.Count > 0 || line.Context.FieldErrors.Count > 0 ? FormReading.Ask(line) : null);
        return new Understood(command, line, early) { Then = then };
    }

    private static (bool, bool, int) Rank(LineReading line) => (line.Complete, line.Trouble is null, line.Understood);

    /// <param name="Weight">How many of the words were the command's own; between two ways of saying, the more particular one wins.</param>
    internal sealed record Reading(ICommand Command, LineReading Line, int Weight);
}
