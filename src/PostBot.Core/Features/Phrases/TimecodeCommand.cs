using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.Feedback;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Phrases;

/// <summary>Shows a timecode as label, frame count and exact seconds, or reads what an editor types against a programme's start.</summary>
internal sealed class TimecodeCommand : ICommand
{
    private static readonly RestArgument input = new("timecode", "Which timecode?") { Example = "29.97df 01:00:00;02" };

    public Definition Definition { get; } = new()
    {
        Verbs = ["tc", "timecode"],
        Summary = "Show a timecode as frames and seconds, or read what an editor typed",
        Examples = ["tc 29.97df 01:00:00;02", "tc 24 start 01:00:00:00 2:14-2:20"],
        Role = Role.Viewer,
        Outsiders = true,
        Arguments = [input],
        Topic = "Getting around",
    };

    public Task<Answer> Run(Turn turn, CancellationToken cancel) => Task.FromResult(Read(turn));

    private Answer Read(Turn turn)
    {
        var words = Words.Of(turn.Get(input));
        var at = 0;
        var project = turn.ChannelProject;
        FrameRate rate;
        string? remark = null;
        if (words.Count > 1 && Rate(words, ref at) is { } said)
        {
            if (said.Rate is null) return Wrong(said.Sentence!, said.Choices.Select(choice => new Button(choice.Label, $"tc {choice.Label} {words.From(at)}")));
            (rate, remark) = (said.Rate, said.Sentence);
            project = null;
        }
        else if (project is not null && FrameRate.Parse(project.FrameRate).Rate is { } own) rate = own;
        else return Wrong($"At which frame rate? For example: {Definition.Examples[0]}", []);

        var start = project?.StartTimecode;
        if (at + 1 < words.Count && words[at].Is("start"))
        {
            start = words[at + 1].Text;
            at += 2;
        }
        var text = words.From(at);
        if (start is null) return Shown(TimecodeInput.Show(text, rate), rate, remark, fromStart: false);
        if (!Timecode.TryParse(start, rate, out var first, out var problem)) return Wrong($"The start {Typed.Shorten(start, 40)} cannot be: {problem.Sentence}", []);
        return Shown(TimecodeInput.Read(text, first), rate, remark, fromStart: true);
    }

    /// <summary>The rate in one word or two: <c>29.97df</c>, <c>29.97 df</c>; null when the first word is none.</summary>
    private static FrameRateReading? Rate(Words words, ref int at)
    {
        if (words.Count > 2 && (words[1].Is("df") || words[1].Is("ndf") || words[1].Is("fps")))
        {
            var two = FrameRate.Parse(words.Join(0, 2));
            if (two.Rate is not null)
            {
                at = 2;
                return two;
            }
        }
        var one = FrameRate.Parse(words[0].Text);
        if (one.Outcome == FrameRateOutcome.Refused && !char.IsAsciiDigit(words[0].Text[0])) return null;
        if (one.Outcome == FrameRateOutcome.Refused && words[0].Text.Contains(':', StringComparison.Ordinal)) return null;
        at = 1;
        return one;
    }

    private static Answer Shown(TimecodeReading reading, FrameRate rate, string? remark, bool fromStart)
    {
        if (reading.In is not { } first)
        {
            var none = new Card(reading.Sentence ?? "There is no timecode in that.");
            if (reading.Suggestion is { } near) none = none.With(new Line($"The nearest that exists is {near}."));
            return Answer.Yes(Remarked(none, remark).With(new Line(new Code(reading.ToMachineLine()))));
        }
        var range = reading.Out is { } end ? $"{first}–{end}, {Lists.Count(reading.Duration, "frame")} long" : first.ToString();
        var card = new Card($"{range} at {rate.Label}")
            .With(new Line($"Frame {reading.FrameCount} from 00:00:00:00 · {rate.SecondsOf(reading.FrameCount)} seconds"));
        if (fromStart) card = card.With(new Line($"Frame {reading.FromStart} from the start"));
        if (reading.Sentence is { } sentence) card = card.With(new Line(sentence));
        return Answer.Yes(Remarked(card, remark).With(new Line(new Code(reading.ToMachineLine()))));
    }

    private static Card Remarked(Card card, string? remark) => remark is null ? card : card.With(new Line(remark));

    private static Answer Wrong(string why, IEnumerable<Button> buttons) => Answer.Yes(new Card(why) { Buttons = [.. buttons] }.With(new Line(new Code("error"))));
}
