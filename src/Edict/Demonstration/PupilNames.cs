namespace Edict.Demonstration;

/// <summary>Names as a school by the Pentlands would have them. No full name is given twice.</summary>
internal sealed class PupilNames(Dice dice)
{
    private static readonly string[] Forenames = Words(
        """
        Abigail Adam Aidan Aimee Aisha Alasdair Alba Alexander Alfie Alice Amelia Amy Andrew Angus Anna Archie Aria Arjun Arran Ava
        Beth Blair Bonnie Brodie Brooke Caitlin Calum Cameron Cara Carys Charlie Charlotte Chloe Clara Connor Cooper Cora Craig Daisy Daniel
        David Dawid Dylan Eilidh Elena Ella Ellie Elliot Emily Emma Erin Esme Euan Eve Evie Ewan Fatima Fergus Filip Finn
        Fiona Flora Fraser Freddie Freya Gabriel Gabriela George Georgia Gordon Grace Gregor Hamza Hanna Hannah Harris Harry Harvey Heather Holly
        Hope Hugo Ibrahim Iona Iris Isaac Isabella Isla Islay Ivy Jack Jackson Jakub James Jamie Jan Jasmine Jessica Jodie John
        Jonathan Joseph Josh Julia Kacper Kai Kara Katie Kayla Keira Keir Kirsty Kyle Lachlan Laura Layla Leah Leo Leon Lewis
        Liam Lily Logan Lola Louis Lucas Lucy Luke Lyla Mackenzie Magnus Maja Marcus Maria Mason Matilda Matthew Maya Mia Michael
        Millie Mirren Mohammed Molly Morven Murray Nathan Neve Niall Nicole Nina Noah Oliver Oliwia Olivia Omar Orla Oscar Owen Patrick
        Phoebe Poppy Priya Quinn Rachel Rebecca Reuben Rhys Riley Robbie Robert Roman Rory Rosa Rose Rowan Ruby Ryan Sam Samuel
        Sara Scott Sebastian Seonaid Shona Sienna Skye Sofia Sophie Stuart Summer Szymon Tara Theo Thomas Tilly Tyler Victoria Wiktoria William
        Willow Xander Yusuf Zac Zainab Zara Zoe Zuzanna
        """
    );

    private static readonly string[] Surnames = Words(
        """
        Adams Ahmed Aitken Alexander Ali Allan Anderson Armstrong Bain Baird Ballantyne Barclay Beattie Begum Bell Black Blyth Boyd Bremner Brown
        Bruce Buchan Burnett Burns Cairns Cameron Campbell Carmichael Chalmers Chen Christie Clark Cochrane Coleman Cooper Cowan Craig Crawford Cruickshank Cunningham
        Currie Dalgleish Davidson Dickson Doig Donald Donaldson Dougan Douglas Drummond Duncan Dunlop Elder Elliot Farquhar Ferguson Findlay Fleming Forbes Forrest
        Forsyth Galbraith Gibson Gilchrist Gillespie Gordon Graham Grant Gray Greig Gupta Hamilton Hardie Hay Henderson Hogg Hunter Hussain Hutchison Innes
        Irvine Jackson Jamieson Johnston Kaminski Kaur Kelly Kennedy Khan King Kowalczyk Laing Lamb Lawson Leslie Lewandowski Lindsay Livingstone Logan Lothian
        MacArthur MacAskill MacDonald MacGregor MacKay MacKenzie MacKinnon MacLean MacLennan MacMillan MacNeil MacPherson MacRae Malik Marshall Martin Mazur McAllister McBride McCall
        McCulloch McGhee McIntosh McKendrick McNab Meikle Melrose Menzies Milne Mitchell Moffat Murphy Murray Nair Naismith Napier Neilson Nicol Nisbet Nowak
        Ogilvie Okafor Oliphant Orr Paterson Patel Pirie Pringle Purves Rae Ramsay Rankin Rashid Reilly Ritchie Robertson Rose Ross Russell Rutherford
        Scott Shah Shaw Sim Simpson Sinclair Singh Smith Sneddon Somerville Stevenson Strachan Sutherland Szymanski Tait Telfer Thomson Tulloch Turnbull Urquhart
        Veitch Waddell Walker Wallace Wang Watson Watt Waugh Weir White Whyte Wilson Wisniewski Wojcik Wood Wright Yates Young Younger Yule
        """
    );

    private readonly HashSet<(string, string)> given = [];

    public void Reserve(string forename, string surname) => given.Add((forename, surname));

    public (string Forename, string Surname) Next()
    {
        while (true)
        {
            var name = (dice.Pick(Forenames), dice.Pick(Surnames));
            if (given.Add(name))
            {
                return name;
            }
        }
    }

    private static string[] Words(string text) =>
        text.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
}
