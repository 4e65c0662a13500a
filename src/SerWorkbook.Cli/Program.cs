Console.WriteLine("ser");
